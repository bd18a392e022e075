import { isPresent } from '#words';
import { hasSkillsFor } from './eligibility';
import type { AgentLoad } from './agent-load';
import { needsOf, presentSkills, signatureOf, type SkillNeeds, type WaitingChat } from './waiting-chat';

/** Seconds: four of five waits should end within. */
export interface WaitRange {
  low: number;
  high: number;
}

/** What happened lately, to judge by. */
export interface History {
  /** Seats that came free, by agent, within the window. */
  freed: ReadonlyMap<string, number>;
  windowSeconds: number;
}

/** Fewer seats than these freed say too little about a rate. */
const FEWEST_FREED = 5;
/** Standard normal quantiles of 10 % and 90 %. */
const Z = 1.2816;

interface Kind {
  /** Agents present who fit, as positions in the list of seats. */
  fits: Set<number>;
  freed: number;
  overlaps: Map<Kind, number>;
}

/**
 * How long each chat will wait, for a whole queue in its order.
 *
 * Seats that fit a chat come free as a Poisson process, with the rate of late. A chat ahead takes one of them with the
 * probability that the seat it takes is one that would fit this chat too; with n such chats ahead on average, the wait
 * is that for event n + 1, which is gamma distributed. Null where there is too little history.
 * O(chats × kinds of needs + kinds² × agents)
 */
export function estimateWaits(
  queue: readonly WaitingChat[],
  agents: readonly AgentLoad[],
  history: History,
  now: Date,
): Map<string, WaitRange | null> {
  const kinds = new Kinds(agents, history, now);
  const ahead = new Map<Kind, number>();
  const estimates = new Map<string, WaitRange | null>();
  for (const chat of queue) {
    const kind = kinds.of(chat);
    let competing = 0;
    for (const [other, chats] of ahead) competing += chats * kinds.overlap(other, kind);
    estimates.set(chat.chatId, rangeFor(kind, competing, history));
    ahead.set(kind, (ahead.get(kind) ?? 0) + 1);
  }
  return estimates;
}

class Kinds {
  private readonly bySignature = new Map<string, Kind>();
  private readonly isPresent;

  constructor(
    private readonly agents: readonly AgentLoad[],
    private readonly history: History,
    private readonly now: Date,
  ) {
    this.isPresent = presentSkills(agents);
  }

  of(chat: WaitingChat): Kind {
    const needs = needsOf(chat, this.now, this.isPresent);
    const signature = signatureOf({ required: needs.required, preferred: [] });
    let kind = this.bySignature.get(signature);
    if (!kind) this.bySignature.set(signature, (kind = this.kindFor(needs)));
    return kind;
  }

  /** The share of the seats that fit `other` which fit `kind` too, weighed by how often they come free. */
  overlap(other: Kind, kind: Kind): number {
    if (other === kind) return 1;
    const known = other.overlaps.get(kind);
    if (known !== undefined) return known;
    let shared = 0;
    for (const index of other.fits) if (kind.fits.has(index)) shared += this.history.freed.get(this.agents[index]!.agentId) ?? 0;
    const share = other.freed === 0 ? 0 : shared / other.freed;
    other.overlaps.set(kind, share);
    return share;
  }

  private kindFor(needs: SkillNeeds): Kind {
    const fits = new Set<number>();
    let freed = 0;
    this.agents.forEach((agent, index) => {
      if (!isPresent(agent.status) || !hasSkillsFor(agent, needs)) return;
      fits.add(index);
      freed += this.history.freed.get(agent.agentId) ?? 0;
    });
    return { fits, freed, overlaps: new Map() };
  }
}

function rangeFor({ freed }: Kind, competing: number, { windowSeconds }: History): WaitRange | null {
  if (freed < FEWEST_FREED) return null;
  const secondsPerSeat = windowSeconds / freed;
  return { low: quantile(competing + 1, -Z) * secondsPerSeat, high: quantile(competing + 1, Z) * secondsPerSeat };
}

/**
 * Quantile of the gamma distribution of rate 1 (Wilson and Hilferty, "The distribution of chi-square", 1931).
 * @param z the standard normal quantile of the same probability
 */
function quantile(shape: number, z: number): number {
  const spread = 1 / (9 * shape);
  return shape * Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3;
}
