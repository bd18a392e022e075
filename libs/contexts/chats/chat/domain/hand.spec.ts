import { SYSTEM } from '#kernel';
import { given } from '../../../../kernel/testing/given';
import { Chat } from './chat';
import { HandLowered, HandRaised } from './labels.events';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const ANA = { type: 'agent', id: 'ana' } as const;
const SUE = { type: 'agent', id: 'sue' } as const;

describe('A raised hand', () => {
  const raised = (): Chat => {
    const chat = new Chat(
      { id: 'chat', customerId: 'cleo', subject: null, skills: [], priority: 'normal', metadata: {} },
      { type: 'customer', id: 'cleo' },
      at(0),
    );
    given(
      chat,
      (chat) => chat.assignTo('ana', SYSTEM, 'routed', at(1)),
      (chat) => chat.raiseHand('Is a refund all right?', at(2)),
    );
    return chat;
  };
  const ofHands = (chat: Chat) => chat.releaseEvents().filter((event) => event instanceof HandRaised || event instanceof HandLowered);

  it('stays up since the first time, with the last note', () => {
    const chat = raised();
    chat.raiseHand('Is a refund all right?', at(3));
    expect(ofHands(chat)).toEqual([]);
    chat.raiseHand('It is about 100 €', at(4));
    expect(ofHands(chat)).toEqual([new HandRaised('chat', 'ana', at(2).toISOString(), 'It is about 100 €')]);
    expect(chat.hand).toEqual({ raisedAt: at(2).toISOString(), note: 'It is about 100 €' });
  });

  it('is lowered once', () => {
    const chat = raised();
    chat.lowerHand(ANA);
    chat.lowerHand(ANA);
    expect(ofHands(chat)).toEqual([new HandLowered('chat', 'ana', ANA)]);
  });

  it.each<[string, (chat: Chat) => void]>([
    ['goes to another', (chat) => chat.transferTo('sue', SUE, null, at(5), 'taken_over')],
    ['goes back to the queue', (chat) => chat.requeue(SUE, 'transferred', at(5))],
    ['is closed', (chat) => chat.close(SUE, 'supervisor', null, at(5))],
  ])('goes down when the chat %s', (_, moves) => {
    const chat = raised();
    moves(chat);
    expect(ofHands(chat)).toEqual([new HandLowered('chat', 'ana', SUE)]);
    expect(chat.hand).toBeNull();
  });

  it('keeps its text out of the log', () => {
    expect(new HandRaised('chat', 'ana', at(2).toISOString(), 'Secret').toLog()).toEqual({
      chatId: 'chat',
      agentId: 'ana',
      raisedAt: at(2).toISOString(),
    });
  });
});
