import { freeSeats, type AgentLoad } from './agent-load';
import { comesBackTo, hasRoom, isTooHeavyFor, mayHave, meetsNeeds } from './eligibility';
import { Heap } from './heap';
import type { AvailableAgents } from './available-agents';
import { betterFirst, rankedAgent, type RankedAgent, type Policy } from './policies';
import { type Moment, needsOf, signatureOf, type Needs, type WaitingChat } from './waiting-chat';

/**
 * Candidates for one set of needs, best first; shared by all waiting chats with those needs.
 *
 * The plan also assigns these agents to chats with other needs. A ranking never rises with a chat more (the law of `Ranking`), so only the top
 * of the heap has to be tested: an agent without room, or whose teams have none, is dropped, and one whose load has changed is ranked anew.
 */
export class Candidates {
  private readonly heap: Heap<RankedAgent>;

  /** O(agents with the rarest required skill). */
  constructor(
    private readonly open: AvailableAgents,
    private readonly needs: Needs,
    private readonly policy: Policy,
    private readonly moment: Moment,
  ) {
    const fitting: RankedAgent[] = [];
    for (const agent of open.possiblyFitting(needs)) {
      if (meetsNeeds(agent, needs)) fitting.push(rankedAgent(agent, needs, policy, moment.now));
    }
    this.heap = new Heap(fitting, betterFirst);
  }

  /** Whether no agent fits any more. It stays true, because a plan only takes seats. */
  get exhausted(): boolean {
    return this.best() === undefined;
  }

  /** The best agent who may have this chat; O(log n), and as much again for each better agent who may not. */
  bestFor(chat: WaitingChat): RankedAgent | undefined {
    const excluded: RankedAgent[] = [];
    let best = this.best();
    while (best && !mayHave(best.agent, chat)) {
      excluded.push(best);
      this.heap.dropFirst();
      best = this.best();
    }
    excluded.forEach((candidate) => this.heap.add(candidate));
    return best;
  }

  private best(): RankedAgent | undefined {
    for (let top = this.heap.first; top; top = this.heap.first) {
      const agent = this.open.of(top.agent.agentId);
      if (!agent || !hasRoom(agent, { ...this.needs, teams: this.moment.teams })) this.heap.dropFirst();
      else if (agent === top.agent) return top;
      else this.heap.replaceFirst(rankedAgent(agent, this.needs, this.policy, this.moment.now));
    }
    return undefined;
  }
}

function roomierFirst(a: AgentLoad, b: AgentLoad): boolean {
  const difference = freeSeats(a) - freeSeats(b);
  return difference > 0 || (difference === 0 && a.agentId < b.agentId);
}

/** Candidates are kept for so many sets of needs, which bounds the memory when hardly two chats need the same. */
const kindsKept = 500;

/** Candidates by needs: all chats that need the same share them, and needs that no agent fits have none. */
export class CandidatesByNeeds {
  /** By signature of the needs, last used last. */
  private readonly kept = new Map<string, Candidates>();
  private readonly hopeless = new Set<string>();

  constructor(
    private readonly open: AvailableAgents,
    private readonly policy: Policy,
    private readonly moment: Moment,
  ) {}

  /** The last agent of the customer while it may have the chat, otherwise as `Candidates.bestFor`; O(1) for needs that no agent fitted before. */
  bestFor(chat: WaitingChat): RankedAgent | undefined {
    const needs = needsOf(chat, this.moment);
    const last = this.lastAgentOf(chat, needs);
    if (last || chat.isKept) return last;
    const signature = signatureOf(needs);
    if (this.hopeless.has(signature)) return undefined;
    const candidates = this.kept.get(signature) ?? new Candidates(this.open, needs, this.policy, this.moment);
    this.kept.delete(signature);
    if (candidates.exhausted) this.hopeless.add(signature);
    else this.keep(signature, candidates);
    return candidates.bestFor(chat);
  }

  /**
   * The agent to be kept for a chat that is too heavy for all who could have it: who has the most free seats, and so is the first to have room,
   * as none that is served later takes them. O(agents with the rarest required skill).
   */
  toReserveFor(chat: WaitingChat): AgentLoad | undefined {
    const needs = needsOf(chat, this.moment);
    const { teams } = this.moment;
    const own = chat.returnsTo == null ? undefined : this.open.of(chat.returnsTo);
    const waitedFor = this.open
      .possiblyFitting(needs)
      .filter((agent) => meetsNeeds(agent, needs) && isTooHeavyFor(agent, { ...needs, teams }))
      .filter((agent) => mayHave(agent, chat));
    const all = own && isTooHeavyFor(own, { ...needs, teamIds: null, teams }) ? [own, ...waitedFor] : waitedFor;
    return all.reduce<AgentLoad | undefined>((best, each) => (best && !roomierFirst(each, best) ? best : each), undefined);
  }

  private lastAgentOf(chat: WaitingChat, needs: Needs): RankedAgent | undefined {
    const agent = chat.lastAgentId == null ? undefined : this.open.of(chat.lastAgentId);
    if (!agent || !mayHave(agent, chat)) return undefined;
    const isOwn = comesBackTo(agent, chat);
    const room = { ...needs, teamIds: isOwn ? null : needs.teamIds, teams: this.moment.teams };
    if (!(isOwn || meetsNeeds(agent, needs)) || !hasRoom(agent, room)) return undefined;
    return { ...rankedAgent(agent, needs, this.policy, this.moment.now), isLast: true };
  }

  private keep(signature: string, candidates: Candidates): void {
    this.kept.set(signature, candidates);
    if (this.kept.size <= kindsKept) return;
    const [longestUnused] = this.kept.keys();
    this.kept.delete(longestUnused!);
  }
}
