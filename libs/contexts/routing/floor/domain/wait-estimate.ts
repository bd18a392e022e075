import { isPresent } from '#words';
import type { AgentKind, AgentRoster } from '../../planner/agent-roster';
import { meetsNeeds } from '../../planner/eligibility';
import type { ChatsByPriority } from './chats-by-priority';
import { hasReturned, type QueueOrder } from '../../planner/queue-order';
import { TeamLoads } from '../../planner/team-loads';
import { type Moment, momentOf, needsOf, signatureOf, type Needs, type WaitingChat } from '../../planner/waiting-chat';
import type { WaitingQueue } from './waiting-queue';

/** Range of a wait in seconds, within which four of five waits should end. */
export interface WaitRange {
  low: number;
  high: number;
}

/** Recent history, from which the rates of seats are taken. */
export interface History {
  /** Number of seats that came free within the window, by agent id. */
  freed: ReadonlyMap<string, number>;
  windowSeconds: number;
}

/** With fewer seats freed than these, a rate is too uncertain for an estimate. */
const FEWEST_FREED = 5;
/** Quantiles of the standard normal distribution at 10 % and 90 %. */
const Z = 1.2816;

interface Demand {
  /** Indices in `WaitModel.kinds` of the present kinds of agents who fit. */
  fits: Set<number>;
  /** Number of seats that came free among these agents within the window. */
  freed: number;
  overlaps: Map<Demand, number>;
}

/**
 * Model of waits, from the agents and the history of one moment.
 *
 * The seats that fit a chat come free as a Poisson process with the rate of the recent past. A chat ahead takes one of them with the probability
 * that the seat it takes fits this chat too. With n such chats ahead on average, the wait is the time to event n + 1, which is gamma distributed.
 * An estimate is null where the history is too short.
 *
 * Chats with the same needs are one demand, and the index of the queue counts how many of a demand are ahead. So an estimate costs O(sets of
 * skills × log of the queue), and a new demand O(kinds of agents).
 */
export class WaitModel {
  private readonly kinds: AgentKind[];
  private readonly freedByKind: number[];
  private readonly moment: Moment;
  private readonly demands = new Map<string, Demand>();

  constructor(
    agents: AgentRoster,
    private readonly history: History,
    now: Date,
    teams = new TeamLoads(),
  ) {
    this.kinds = agents.kinds().filter(({ agent }) => isPresent(agent.status));
    const freed = new Map<string | undefined, number>();
    for (const [agentId, seats] of history.freed) freed.set(agents.kindOf(agentId), seats + (freed.get(agents.kindOf(agentId)) ?? 0));
    this.freedByKind = this.kinds.map(({ key }) => freed.get(key) ?? 0);
    this.moment = momentOf(
      this.kinds.map(({ agent }) => agent),
      teams,
      now,
    );
  }

  /** @param chats neighbours in the queue, in its order */
  estimates(chats: readonly WaitingChat[], queue: WaitingQueue, order: QueueOrder): Map<string, WaitRange | null> {
    const each = chats.map((chat) => ({ chat, demand: this.demandOf(needsOf(chat, this.moment)) }));
    const [first] = chats;
    const ahead = first && each.some(({ demand }) => hasRate(demand)) ? this.ahead(first, queue, order) : new Map<Demand, number>();
    return new Map(
      each.map(({ chat, demand }) => {
        // Whose seat comes free next says little about when that of one agent does.
        const range = hasReturned(chat) ? null : this.rangeFor(demand, ahead);
        ahead.set(demand, (ahead.get(demand) ?? 0) + 1);
        return [chat.chatId, range];
      }),
    );
  }

  /** The number of chats of each demand that are ahead of this one. */
  private ahead(chat: WaitingChat, queue: WaitingQueue, order: QueueOrder): Map<Demand, number> {
    const ahead = new Map<Demand, number>();
    for (const alike of queue.skillSets(order)) {
      let before = 0;
      for (const { untilMs, demand } of this.spans(alike)) {
        const count = alike.countBefore(chat, order, untilMs);
        ahead.set(demand, (ahead.get(demand) ?? 0) + count - before);
        before = count;
      }
    }
    return ahead;
  }

  /** Spans of arrival within which chats that ask for the same skills have the same needs, because a preferred skill binds for a time only. */
  private spans(alike: ChatsByPriority): { untilMs: number; demand: Demand }[] {
    const [oldest] = alike.firsts as [WaitingChat];
    const nowMs = this.moment.now.getTime();
    const relaxed = oldest.skills.flatMap(({ required, relaxAfterSeconds }) =>
      required || relaxAfterSeconds == null ? [] : nowMs - relaxAfterSeconds * 1000,
    );
    const overflowsAt = oldest.teamSince ? null : this.moment.teams.overflowsAt(oldest);
    if (overflowsAt) relaxed.push(nowMs - (overflowsAt.getTime() - oldest.queuedAt.getTime()));
    const like = (queuedAt: Date) => ({ ...oldest, queuedAt });
    const demandAt = (ms: number) => this.demandOf(needsOf(like(new Date(Math.floor(ms))), this.moment));
    return [
      ...relaxed.sort((a, b) => a - b).map((untilMs) => ({ untilMs, demand: demandAt(untilMs) })),
      { untilMs: Infinity, demand: demandAt(nowMs + 1) },
    ];
  }

  private demandOf(needs: Needs): Demand {
    const signature = signatureOf({ ...needs, preferred: [] });
    let demand = this.demands.get(signature);
    if (!demand) this.demands.set(signature, (demand = this.demandFor(needs)));
    return demand;
  }

  private demandFor(needs: Needs): Demand {
    const fits = new Set(this.kinds.flatMap(({ agent }, index) => (meetsNeeds(agent, needs) ? [index] : [])));
    return { fits, freed: this.freedAmong(fits), overlaps: new Map() };
  }

  private freedAmong(kinds: Iterable<number>): number {
    let freed = 0;
    for (const index of kinds) freed += this.freedByKind[index]!;
    return freed;
  }

  /** The share of the freed seats fitting `other` that fit `demand` too. */
  private overlap(other: Demand, demand: Demand): number {
    if (other === demand) return 1;
    const known = other.overlaps.get(demand);
    if (known !== undefined) return known;
    const shared = this.freedAmong([...other.fits].filter((index) => demand.fits.has(index)));
    const share = other.freed === 0 ? 0 : shared / other.freed;
    other.overlaps.set(demand, share);
    return share;
  }

  private rangeFor(demand: Demand, ahead: ReadonlyMap<Demand, number>): WaitRange | null {
    if (!hasRate(demand)) return null;
    let competing = 0;
    for (const [other, chats] of ahead) competing += chats * this.overlap(other, demand);
    const secondsPerSeat = this.history.windowSeconds / demand.freed;
    return { low: quantile(competing + 1, -Z) * secondsPerSeat, high: quantile(competing + 1, Z) * secondsPerSeat };
  }
}

function hasRate({ freed }: Demand): boolean {
  return freed >= FEWEST_FREED;
}

/**
 * Quantile of the gamma distribution of rate 1. Source: Wilson and Hilferty, "The distribution of chi-square", 1931.
 * @param z quantile of the standard normal distribution at the same probability
 */
function quantile(shape: number, z: number): number {
  const spread = 1 / (9 * shape);
  return shape * Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3;
}
