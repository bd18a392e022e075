import fc from 'fast-check';
import { isPresent } from '#words';
import type { AgentLoad } from '../../planner/agent-load';
import { AgentRoster } from '../../planner/agent-roster';
import { meetsNeeds } from '../../planner/eligibility';
import { defaultPolicy } from '../../planner/policies';
import { inQueueOrder, queueOrder, type QueueRules } from '../../planner/queue-order';
import { aChat, anAgent, anyFloor, asks, type Floor, now, secondsAgo } from '../../planner/testing/floor';
import { type History, WaitModel, type WaitRange } from './wait-estimate';
import { TeamLoads } from '../../planner/team-loads';
import { momentOf, needsOf, type WaitingChat } from '../../planner/waiting-chat';
import { WaitingQueue } from './waiting-queue';

const history = (freed: Record<string, number>) => ({ freed: new Map(Object.entries(freed)), windowSeconds: 1_800 });
const ann = anAgent('ann', { status: 'busy', activeChats: 5, skills: [{ name: 'billing', level: 1 }] });
const bo = anAgent('bo', { status: 'busy', activeChats: 5 });
const di = anAgent('di', { status: 'busy', skills: [{ name: 'german', level: 1 }] });

function modelled(waiting: readonly WaitingChat[], agents: readonly AgentLoad[], history: History, teams = new TeamLoads()) {
  const roster = new AgentRoster();
  for (const agent of agents) roster.put(agent);
  const queue = new WaitingQueue();
  for (const chat of waiting) queue.put(chat);
  return { model: new WaitModel(roster, history, now, teams), queue };
}

/** One behind the other. */
function estimates(
  waiting: readonly WaitingChat[],
  agents: readonly AgentLoad[],
  history: History,
  { rules = defaultPolicy, teams }: { rules?: QueueRules; teams?: TeamLoads } = {},
) {
  const { model, queue } = modelled(waiting, agents, history, teams);
  return model.estimates(inQueueOrder(waiting, rules), queue, queueOrder(rules));
}

/** By the definition: each chat ahead takes a seat that fits this one too with the share of its own seats that do. */
function competing(chat: WaitingChat, ahead: readonly WaitingChat[], { agents, teams }: Floor, { freed }: History): number {
  const present = agents.filter(({ status }) => isPresent(status));
  const fits = (one: WaitingChat) => present.filter((agent) => meetsNeeds(agent, needsOf(one, momentOf(present, teams, now))));
  const rate = (some: readonly AgentLoad[]) => some.reduce((sum, { agentId }) => sum + (freed.get(agentId) ?? 0), 0);
  return ahead.reduce((sum, other) => {
    const theirs = fits(other);
    const shared = theirs.filter((agent) => fits(chat).includes(agent));
    const isAlike = theirs.length === shared.length && theirs.length === fits(chat).length;
    return sum + (rate(theirs) === 0 ? 0 : isAlike ? 1 : rate(shared) / rate(theirs));
  }, 0);
}

describe('the estimate of a wait', () => {
  it('is none when there is too little history', () => {
    expect(estimates([aChat('c')], [ann], history({ ann: 4 })).get('c')).toBeNull();
    expect(estimates([aChat('c')], [], history({ ann: 400 })).get('c')).toBeNull();
  });

  it('for the head of the line spans the wait for one seat: a seat a minute is 6 s to 138 s for four of five', () => {
    const range = estimates([aChat('c')], [ann], history({ ann: 30 })).get('c')!;
    expect(range.low).toBeCloseTo(60 * 0.105, -1);
    expect(range.high).toBeCloseTo(60 * 2.303, -1);
  });

  it('grows with each chat ahead that needs the same agents, and not with those that do not', () => {
    const billing = { skills: [asks('billing')] };
    const queue = [
      aChat('b1', { ...billing, queuedAt: secondsAgo(3) }),
      aChat('b2', { ...billing, queuedAt: secondsAgo(2) }),
      aChat('any', { queuedAt: secondsAgo(1) }),
    ];
    const onlyAnn = estimates(queue, [ann], history({ ann: 30 }));
    expect(onlyAnn.get('b2')!.high).toBeGreaterThan(onlyAnn.get('b1')!.high);
    expect(onlyAnn.get('any')!.high).toBeGreaterThan(onlyAnn.get('b2')!.high);
    const german = aChat('d', { skills: [asks('german')], queuedAt: secondsAgo(1) });
    const apart = estimates([aChat('any'), german], [bo, di], history({ bo: 100, di: 10 }));
    const alone = estimates([german], [bo, di], history({ bo: 100, di: 10 }));
    expect(apart.get('d')!.high / alone.get('d')!.high).toBeLessThan(1.15);
  });

  it('of one chat is the same as when the whole queue is gone through, and as by the definition, on any floor', () => {
    fc.assert(
      fc.property(anyFloor, (floor) => {
        const { waiting, agents, teams } = floor;
        const rules = floor.policy;
        const late = history(Object.fromEntries(agents.map(({ agentId }, index) => [agentId, 10 + index])));
        const all = estimates(waiting, agents, late, { rules, teams });
        const { model, queue } = modelled(waiting, agents, late, teams);
        inQueueOrder(waiting, rules).forEach((chat, index, sorted) => {
          const one = model.estimates([chat], queue, queueOrder(rules)).get(chat.chatId)!;
          expectAlike(one, all.get(chat.chatId)!);
          const alone = estimates([chat], agents, late, { rules, teams }).get(chat.chatId);
          if (!one || !alone) return expect(one).toEqual(alone);
          const ahead = competing(chat, sorted.slice(0, index), floor, late);
          expect(one.high / alone.high).toBeCloseTo(gammaHigh(ahead + 1) / gammaHigh(1), 6);
        });
      }),
    );
  });

  it('is a range that nobody ahead can shorten, on any floor', () => {
    fc.assert(
      fc.property(anyFloor, ({ waiting, agents, teams }) => {
        const late = history(Object.fromEntries(agents.map(({ agentId }) => [agentId, 10])));
        const all = estimates(waiting, agents, late, { teams });
        for (const chat of waiting) {
          const range = all.get(chat.chatId);
          const alone = estimates([chat], agents, late, { teams }).get(chat.chatId);
          if (!range || !alone) return expect(range).toEqual(alone);
          expect(range.low).toBeLessThanOrEqual(range.high);
          expect(range.high).toBeGreaterThanOrEqual(alone.high - 1e-9);
        }
      }),
    );
  });
});

function expectAlike(one: WaitRange | null, other: WaitRange | null): void {
  if (!one || !other) return expect(one).toEqual(other);
  expect(one.low).toBeCloseTo(other.low, 6);
  expect(one.high).toBeCloseTo(other.high, 6);
}

/** The 90 % quantile by Wilson and Hilferty. */
function gammaHigh(shape: number): number {
  const spread = 1 / (9 * shape);
  return shape * (1 - spread + 1.2816 * Math.sqrt(spread)) ** 3;
}
