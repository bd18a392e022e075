import type { MessageView } from '../../protocol';
import { countUnread } from './unread';

const ANA = 'ana';
let seq = 0;
const said = (id: string | null, type: MessageView['sender']['type'] = 'customer', deletedAt: string | null = null): MessageView =>
  ({ seq: (seq += 1), sender: { type, id, name: '' }, deletedAt }) as MessageView;
const unread = (messages: MessageView[], { read = 0, atServer = 0 } = {}): number => countUnread(messages, ANA, read, atServer);

describe('What is not read yet', () => {
  beforeEach(() => void (seq = 0));

  it('is what others said since one read', () => {
    expect(unread([said('mara'), said('mara'), said('ben', 'agent')], { read: 1 })).toBe(2);
  });

  it('is neither a word of the system nor one that was taken back', () => {
    expect(unread([said(null, 'system'), said('mara', 'customer', '2026-01-01T00:00:00Z'), said('mara')])).toBe(1);
  });

  it('is nothing that one has answered, from wherever', () => {
    expect(unread([said('mara'), said(ANA, 'agent')])).toBe(0);
    expect(unread([said('mara'), said(ANA, 'agent'), said('mara')])).toBe(1);
  });

  it('is what the server says, where there is more than is here', () => {
    seq = 50;
    expect(unread([said('mara'), said('mara')], { read: 10, atServer: 30 })).toBe(30);
    expect(unread([said('mara'), said(ANA, 'agent'), said('mara')], { read: 10, atServer: 30 })).toBe(1);
    expect(unread([], { atServer: 3 })).toBe(3);
  });
});
