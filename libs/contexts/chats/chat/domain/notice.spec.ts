import { SYSTEM } from '#kernel';
import { noticeOf, peopleIn } from './notice';
import { ChatAssigned, ChatClosed, ChatFellQuiet, ChatRequeued, ChatTransferred } from './chat.events';

const names: Record<string, string> = { ana: 'Ana', ben: 'Ben' };
const announced = (event: Parameters<typeof noticeOf>[0]) => noticeOf(event, (id) => names[id]!);
const closed = (reason: ChatClosed['reason'], by: ChatClosed['by']) => new ChatClosed('chat', 'cleo', 'ana', by, reason, false);

describe('What is told in a chat', () => {
  it('is who has it now', () => {
    const assigned = new ChatAssigned('chat', 'cleo', 'ana', SYSTEM, 'routed', {} as never);
    expect(announced(assigned)).toEqual({ text: 'Ana joined the chat', notice: { type: 'assigned', agent: { id: 'ana', name: 'Ana' } } });
    const given = new ChatTransferred('chat', 'cleo', 'ana', 'ben', SYSTEM, 'She shouts');
    expect(announced(given)).toMatchObject({
      text: 'Ana passed the chat on to Ben',
      notice: { from: { name: 'Ana' }, agent: { name: 'Ben' } },
    });
  });

  it('is that it waits again, and why; never what agents note for each other', () => {
    const gone = new ChatRequeued('chat', 'cleo', 'ana', SYSTEM, 'agent_gone', null);
    expect(announced(gone)).toMatchObject({
      text: 'Ana is no longer here; it waits for another agent',
      notice: { type: 'requeued', reason: 'agent_gone' },
    });
    const given = new ChatRequeued('chat', 'cleo', 'ana', SYSTEM, 'transferred', 'She shouts');
    expect(JSON.stringify(announced(given))).not.toContain('shouts');
    expect(JSON.stringify(announced(new ChatTransferred('chat', 'cleo', 'ana', 'ben', SYSTEM, 'She shouts')))).not.toContain('shouts');
  });

  it('is that it ends, and who ended it', () => {
    expect(announced(new ChatFellQuiet('chat', '2026-01-01T12:00:00.000Z')).notice).toEqual({
      type: 'closing_soon',
      closesAt: '2026-01-01T12:00:00.000Z',
    });
    expect(announced(closed('agent', { type: 'agent', id: 'ana' }))).toEqual({
      text: 'Ana closed the chat',
      notice: { type: 'closed', reason: 'agent' },
    });
    expect(announced(closed('supervisor', { type: 'agent', id: 'ben' })).text).toBe('Ben closed the chat');
    expect(announced(closed('customer', { type: 'customer', id: 'cleo' })).text).toBe('The customer closed the chat');
    expect(announced(closed('inactivity', SYSTEM)).text).toContain('nobody wrote');
    expect(peopleIn(closed('customer', { type: 'customer', id: 'cleo' }))).toEqual([]);
  });
});
