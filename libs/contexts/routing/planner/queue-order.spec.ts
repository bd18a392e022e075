import fc from 'fast-check';
import { aChat, anyFloor, secondsAgo } from './testing/floor';
import { inQueueOrder } from './queue-order';
import { PRIORITIES } from '#words';
import type { WaitingChat } from './waiting-chat';

const byPriority = (priorityAgingSeconds: number | null = null) => ({ queueOrder: 'priority' as const, priorityAgingSeconds });
const order = (chats: WaitingChat[], agingSeconds: number | null = null) =>
  inQueueOrder(chats, byPriority(agingSeconds)).map(({ chatId }) => chatId);

describe('the order of the queue', () => {
  it('puts the more urgent first, however long the others wait', () => {
    const chats = PRIORITIES.map((priority, level) => aChat(priority, { priority, queuedAt: secondsAgo(1000 - level) }));
    expect(order(chats)).toEqual(['urgent', 'high', 'normal', 'low']);
  });

  it('puts the longer wait first among equals', () => {
    const chats = [aChat('new', { queuedAt: secondsAgo(1) }), aChat('old', { queuedAt: secondsAgo(9) })];
    expect(order(chats)).toEqual(['old', 'new']);
  });

  it('falls back on the id when two came at the same moment', () => {
    expect(order([aChat('b'), aChat('a')])).toEqual(['a', 'b']);
  });

  it('leaves the list it was given as it was', () => {
    const chats = [aChat('b'), aChat('a')];
    inQueueOrder(chats, byPriority());
    expect(chats.map(({ chatId }) => chatId)).toEqual(['b', 'a']);
  });
});

describe('by due time', () => {
  const due = { queueOrder: 'due' as const, priorityAgingSeconds: null };
  const ids = (chats: WaitingChat[]) => inQueueOrder(chats, due).map(({ chatId }) => chatId);

  it('puts first what is due first, whatever its priority, and what no target binds behind', () => {
    const chats = [
      aChat('urgent', { priority: 'urgent', queuedAt: secondsAgo(900) }),
      aChat('later', { priority: 'high', dueAt: secondsAgo(-60) }),
      aChat('overdue', { priority: 'low', dueAt: secondsAgo(5) }),
      aChat('normal', { queuedAt: secondsAgo(999) }),
    ];
    expect(ids(chats)).toEqual(['overdue', 'later', 'urgent', 'normal']);
  });
});

describe('with ageing', () => {
  const low = (seconds: number) => aChat('low', { priority: 'low', queuedAt: secondsAgo(seconds) });
  const normal = (seconds: number) => aChat('normal', { priority: 'normal', queuedAt: secondsAgo(seconds) });
  const urgent = (seconds: number) => aChat('urgent', { priority: 'urgent', queuedAt: secondsAgo(seconds) });

  it('counts so long a wait as one level', () => {
    expect(order([normal(0), low(59)], 60)).toEqual(['normal', 'low']);
    expect(order([normal(0), low(60)], 60)).toEqual(['low', 'normal']);
  });

  it('lets a low chat pass an urgent one after three such waits', () => {
    expect(order([low(179), urgent(0)], 60)).toEqual(['urgent', 'low']);
    expect(order([low(180), urgent(0)], 60)).toEqual(['low', 'urgent']);
  });

  it('ages both alike, so time alone swaps nobody', () => {
    expect(order([low(30), normal(0)], 60)).toEqual(order([low(3630), normal(3600)], 60));
  });

  it('of no length is first come, first served', () => {
    expect(order([urgent(1), low(2)], 0)).toEqual(['low', 'urgent']);
  });
});

describe('any queue', () => {
  it('has one order, however it was listed', () => {
    const shuffled = anyFloor.chain(({ waiting, policy }) =>
      fc.tuple(fc.constant(waiting), fc.shuffledSubarray(waiting, { minLength: waiting.length }), fc.constant(policy)),
    );
    fc.assert(
      fc.property(shuffled, ([waiting, otherwise, policy]) => {
        expect(inQueueOrder(otherwise, policy)).toEqual(inQueueOrder(waiting, policy));
      }),
    );
  });

  it('never puts a chat behind one that is neither more urgent, nor waiting longer, nor due earlier', () => {
    fc.assert(
      fc.property(anyFloor, ({ waiting, policy }) => {
        const queue = inQueueOrder(waiting, policy);
        queue.forEach((behind, at) => {
          for (const ahead of queue.slice(0, at)) {
            const moreUrgent = PRIORITIES.indexOf(ahead.priority) > PRIORITIES.indexOf(behind.priority);
            const longer = ahead.queuedAt < behind.queuedAt;
            const equal = ahead.priority === behind.priority && +ahead.queuedAt === +behind.queuedAt;
            const dueBefore = policy.queueOrder === 'due' && +(ahead.dueAt ?? Infinity) < +(behind.dueAt ?? Infinity);
            const isBack = ahead.returnsTo !== null && (behind.returnsTo === null || longer || +ahead.queuedAt === +behind.queuedAt);
            expect(isBack || (behind.returnsTo === null && (moreUrgent || longer || equal || dueBefore))).toBe(true);
          }
        });
      }),
    );
  });
});
