import { SYSTEM } from '#kernel';
import { given } from '../../../../kernel/testing/given';
import { Chat } from './chat';
import { ChatClosed, ChatFellQuiet } from './chat.events';
import type { Sender } from './message';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const cleo: Sender = { type: 'customer', id: 'cleo', name: 'Cleo' };
const ana: Sender = { type: 'agent', id: 'ana', name: 'Ana' };

const newChat = () =>
  new Chat(
    { id: 'chat', customerId: 'cleo', subject: null, skills: [], priority: 'normal', metadata: {} },
    { type: 'customer', id: 'cleo' },
    at(0),
  );
const says = (sender: Sender, second: number) => (chat: Chat) =>
  chat.post(sender, { id: `${second}`, clientMessageId: `${second}`, text: 'Hello', attachments: [], cannedResponseId: null }, at(second));
const goesTo = (agentId: string) => (chat: Chat) => chat.assignTo(agentId, SYSTEM, 'routed', at(5));
/** Closes after 40 s of quiet, and says so 10 s before. */
const looksIn = (second: number) => (chat: Chat) => chat.endIfQuiet({ closeAfterMs: 40_000, warningMs: 10_000 }, SYSTEM, at(second));

describe('A chat in which the agent had the last word', () => {
  const quiet = () => {
    const chat = newChat();
    given(chat, goesTo('ana'), says(cleo, 6), says(ana, 10));
    return chat;
  };

  it('is warned, once, and closed when its time is over', () => {
    given(quiet()).when(looksIn(39)).recordsNothing();
    given(quiet())
      .when(looksIn(40))
      .records([ChatFellQuiet, { closesAt: at(50).toISOString() }]);
    given(quiet(), looksIn(40)).when(looksIn(49)).recordsNothing();
    given(quiet(), looksIn(40))
      .when(looksIn(50))
      .records([ChatClosed, { reason: 'inactivity', by: SYSTEM }]);
  });

  it('has time to read the warning, however late that came', () => {
    given(quiet())
      .when(looksIn(500))
      .records([ChatFellQuiet, { closesAt: at(510).toISOString() }]);
    given(quiet(), looksIn(500)).when(looksIn(509)).recordsNothing();
    given(quiet(), looksIn(500)).when(looksIn(510)).records([ChatClosed]);
  });

  it('goes on when somebody writes, and is warned anew before the next time', () => {
    given(quiet(), looksIn(40), says(ana, 45)).when(looksIn(74)).recordsNothing();
    given(quiet(), looksIn(40), says(ana, 45))
      .when(looksIn(75))
      .records([ChatFellQuiet, { closesAt: at(85).toISOString() }]);
    given(quiet(), looksIn(40), says(cleo, 45)).when(looksIn(500)).recordsNothing();
  });

  it('is left alone while it waits, or when nobody has said anything', () => {
    given(newChat(), says(ana, 1)).when(looksIn(500)).recordsNothing();
    given(newChat(), goesTo('ana')).when(looksIn(500)).recordsNothing();
    given(quiet(), (it) => it.requeue(SYSTEM, 'agent_gone', at(7)))
      .when(looksIn(500))
      .recordsNothing();
  });
});
