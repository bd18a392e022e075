import { inForm } from '../../../../kernel/testing/form';
import fc from 'fast-check';
import { takesChats } from '../../planner/eligibility';
import { plan } from '../../planner/planner';
import { defaultPolicy } from '../../planner/policies';
import { inQueueOrder, queueOrder } from '../../planner/queue-order';
import { aChat, anAgent, anyFloor, now, secondsAgo, type Floor } from '../../planner/testing/floor';
import type { WaitingChat } from '../../planner/waiting-chat';
import { WaitingQueue } from './waiting-queue';

interface Case extends Floor {
  queue: WaitingQueue;
}

/** Chats came, changed and went: those of one floor are replaced by those of another, and some leave. */
const anyQueue: fc.Arbitrary<Case> = fc
  .tuple(anyFloor, anyFloor, fc.uniqueArray(fc.nat({ max: 14 })))
  .map(([before, { waiting, ...floor }, gone]) => {
    const queue = new WaitingQueue();
    const chats = new Map<string, WaitingChat>();
    for (const chat of [...before.waiting, ...waiting]) {
      queue.put(chat);
      chats.set(chat.chatId, chat);
    }
    for (const chatId of gone.map((at) => `chat-${at}`)) {
      queue.delete(chatId);
      chats.delete(chatId);
    }
    return { ...floor, waiting: [...chats.values()], queue };
  });

const always = (holds: (one: Case) => void) => fc.assert(fc.property(anyQueue, holds), { numRuns: inForm({ full: 500, short: 200 }) });
const sorted = ({ waiting, policy }: Floor) => inQueueOrder(waiting, policy);

describe('the index of the queue answers as a look at the whole queue does', () => {
  it('how many wait, and since when the first of them', () =>
    always(({ queue, waiting }) => {
      const times = waiting.map(({ queuedAt }) => queuedAt.getTime());
      expect(queue.size).toBe(waiting.length);
      expect(queue.oldest?.getTime()).toBe(times.length === 0 ? undefined : Math.min(...times));
    }));

  it('the position of each chat', () =>
    always((one) => {
      const order = queueOrder(one.policy);
      expect(sorted(one).map((chat) => one.queue.positionOf(chat, order))).toEqual(sorted(one).map((_, index) => index + 1));
    }));

  it('any page of it, also behind a chat that has gone', () =>
    always((one) => {
      const order = queueOrder(one.policy);
      const all = sorted(one);
      expect(one.queue.page(all.length + 1, order)).toEqual(all);
      all.forEach((last, index) => {
        const behind = all.slice(index + 1, index + 3);
        expect(one.queue.page(2, order, last)).toEqual(behind);
        one.queue.delete(last.chatId);
        expect(one.queue.page(2, order, last)).toEqual(behind);
        one.queue.put(last);
      });
    }));

  it('with the heads of its kinds, of which the planner makes the plan that it makes of all', () =>
    always((one) => {
      const { queue, agents, policy } = one;
      const free = agents
        .filter((agent) => takesChats(agent, now))
        .reduce((sum, agent) => sum + agent.maxConcurrentChats - agent.activeChats, 0);
      const heads = queue.heads(free, 100, queueOrder(policy));
      expect(heads).toEqual(sorted(one).filter((chat) => heads.includes(chat)));
      expect(plan(heads, agents, policy, now).assignments).toEqual(plan(sorted(one), agents, policy, now).assignments);
    }));

  it('where a chat that leaves the only free agent alone for a while holds up none of its like', () => {
    const queue = new WaitingQueue();
    queue.put(aChat('first', { queuedAt: secondsAgo(9), turnedDownAt: { ann: secondsAgo(5).toISOString() } }));
    queue.put(aChat('second', { queuedAt: secondsAgo(8), turnedDownAt: {} }));
    const heads = queue.heads(1, 100, queueOrder(defaultPolicy));
    expect(plan(heads, [anAgent('ann', { activeChats: 4 })], defaultPolicy, now).assignments).toMatchObject([{ chatId: 'second' }]);
  });

  it('and at most so many heads as it is asked for, the first of all', () =>
    always((one) => {
      const order = queueOrder(one.policy);
      expect(one.queue.heads(100, 3, order)).toEqual(sorted(one).slice(0, 3));
    }));
});
