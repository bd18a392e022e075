import { SYSTEM } from '#kernel';
import { given } from '../../../../kernel/testing/given';
import { ChatClosed, ChatRequeued, ChatTransferred } from './chat.events';
import { TargetSettled } from './promises.events';
import { MessagePosted } from './transcript.events';
import type { Chat } from './chat';
import { ChatHeld, ChatResumed, CustomerCalledBack } from './hold.events';
import { ANA, ana, at, CLEO, cleo, closesBy, goesTo, isHeld, isResumed, looksIn, movesTo, newChat, says } from './testing/steps';

const held = (until: number | null = null, ...before: ((chat: Chat) => unknown)[]): Chat => {
  const chat = newChat();
  given(chat, goesTo('ana'), says(cleo, 5), ...before, isHeld(until));
  return chat;
};
const isBack = (chat: Chat) => chat.requeue(SYSTEM, 'hold_over', at(50));

describe('A chat on hold', () => {
  it('stays with its agent, with an end also where none was named, and its customer waits for no answer', () => {
    expect(held(50)).toMatchObject({ status: 'active', agentId: 'ana', awaitingReplySince: null, holdEndsAt: at(50) });
    const chat = held();
    expect(chat.hold).toEqual({ since: at(7).toISOString(), until: null, reason: 'Waits for an invoice' });
    expect(chat.holdEndsAt).toEqual(at(7 + 7 * 24 * 60 * 60));
    expect(chat.awaited()).toBeNull();
  });

  it('takes another time since the same moment, without having had a seat, and the same one without a word', () => {
    const chat = held(50);
    given(chat).when(isHeld(50)).recordsNothing();
    given(chat)
      .when(isHeld(55))
      .records([ChatHeld, { until: at(55).toISOString(), wasOnHold: true }]);
    expect(chat.hold?.since).toBe(at(7).toISOString());
    const week = 7 * 24 * 60 * 60;
    given(chat, isHeld(2 * week))
      .when((long) => long.putOnHold({ until: null, reason: null }, ANA, at(week + 60)))
      .records([ChatHeld, { until: null }]);
    expect(chat.holdEndsAt).toEqual(at(2 * week + 60));
  });

  it('gives up what was overdue, which misses its target, and not what was not', () => {
    const due = (second: number) => {
      const chat = newChat();
      given(chat, goesTo('ana'), says(cleo, 5));
      chat.dueAt = at(second);
      return given(chat).when(isHeld());
    };
    due(6).records([TargetSettled, { agentId: 'ana', kind: 'firstResponse', isMet: false }], [ChatHeld, {}]);
    due(8).records([ChatHeld, {}]);
  });

  it('needs an agent, and is not held once it is closed', () => {
    given(newChat()).when(isHeld()).refuses('chat.not_active');
    given(newChat(), goesTo('ana'), closesBy(ANA, 'agent')).when(isHeld()).refuses('chat.closed');
  });

  it('comes back once, and from then on its customer waits', () => {
    const chat = held(50);
    given(chat)
      .when(isResumed)
      .records([ChatResumed, { agentId: 'ana', reason: 'agent' }]);
    expect(chat).toMatchObject({ hold: null, holdEndsAt: null, awaitingReplySince: at(45) });
    given(chat).when(isResumed).recordsNothing();
  });

  it('is over as soon as its customer writes, and the first word counts; a word of its agent changes nothing', () => {
    const chat = held(50);
    given(chat).when(says(ana, 20)).records([MessagePosted]);
    given(chat).when(says(cleo, 30)).records([MessagePosted], [CustomerCalledBack]);
    given(chat).when(says(cleo, 31)).records([MessagePosted]);
    expect(chat).toMatchObject({ isOnHold: true, holdEndsAt: at(30), awaitingReplySince: at(30) });
  });

  it('is never too quiet', () => {
    const chat = held(null, says(ana, 6));
    given(chat).when(looksIn(900)).recordsNothing();
    given(chat, isResumed).when(looksIn(900)).recordsNothing();
  });

  it.each<[string, (chat: Chat) => unknown, typeof ChatClosed | typeof ChatTransferred | typeof ChatRequeued]>([
    ['closed by its agent', closesBy(ANA, 'agent'), ChatClosed],
    ['closed by its customer', closesBy(CLEO, 'customer'), ChatClosed],
    ['given to another', movesTo('ben'), ChatTransferred],
    ['given back', (chat) => chat.requeue(ANA, 'transferred', at(9)), ChatRequeued],
  ])('%s is held no more, and says that it had no seat', (_, step, type) => {
    const chat = held();
    given(chat)
      .when(step)
      .records([type, { wasOnHold: true }]);
    expect(chat).toMatchObject({ hold: null, holdEndsAt: null, returnsTo: null });
  });

  it('waits for its agent where that one has no seat, from the end of the hold on', () => {
    const chat = held(50);
    given(chat)
      .when(isBack)
      .records([ChatRequeued, { reason: 'hold_over', wasOnHold: true }]);
    expect(chat.askedFor).toMatchObject({ returnsTo: 'ana', lastAgentId: 'ana', queuedAt: at(50).toISOString() });
    expect(chat.awaited()).toEqual({ kind: 'firstResponse', since: at(50) });
    given(chat, goesTo('ben'));
    expect([chat.returnsTo, chat.queuedAt]).toEqual([null, at(0)]);
  });
});
