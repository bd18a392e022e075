import { given } from '../../../../kernel/testing/given';
import { Deadlines } from '../../targets/domain/deadlines';
import { ChatDueChanged, ChatDueSoon, ChatOverdue } from './promises.events';
import type { Chat } from './chat';
import { at, cleo, goesTo, newChat, says } from './testing/steps';

const within = (firstResponseSeconds: number) =>
  new Deadlines([{ priority: 'normal', teamId: null, firstResponseSeconds, replySeconds: null, withinHours: false }]);
const isToldOf = (deadlines: Deadlines, second: number) => (chat: Chat) => chat.tellDue(deadlines, 10, at(second));

/** A chat whose customer waits from second 5 on, reckoned by these deadlines. */
function due(deadlines: Deadlines): Chat {
  const chat = newChat();
  given(chat, goesTo('ana'), says(cleo, 5), (it) => it.reckonDue(deadlines));
  return chat;
}

describe('A chat that is due', () => {
  it('is told of once before, and once when it is over', () => {
    const chat = due(within(60));
    given(chat)
      .when(isToldOf(within(60), 54))
      .recordsNothing();
    given(chat)
      .when(isToldOf(within(60), 56))
      .records([ChatDueSoon, { dueAt: at(65).toISOString() }]);
    given(chat)
      .when(isToldOf(within(60), 57))
      .recordsNothing();
    given(chat)
      .when(isToldOf(within(60), 65))
      .records([ChatOverdue, { dueAt: at(65).toISOString() }]);
    given(chat)
      .when(isToldOf(within(60), 66))
      .recordsNothing();
  });

  it('is not overdue by a target that is gone or longer by now, and that is told', () => {
    given(due(within(60)))
      .when(isToldOf(new Deadlines(), 65))
      .records([ChatDueChanged, { dueAt: null }]);
    given(due(within(60)))
      .when(isToldOf(within(90), 65))
      .records([ChatDueChanged, { dueAt: at(95).toISOString() }]);
  });
});
