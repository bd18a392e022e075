import type { AgentRoster } from './agent-roster';
import { objections, type Objection, type Reason } from './eligibility';
import { inRound } from './offer-rounds';
import type { Reservation } from './planner';
import { betterFirst, rankedAgent, scoreOf, type RankedAgent, type Policy } from './policies';
import { type QueueRules, queueOrder } from './queue-order';
import type { AgentLoad } from './agent-load';
import { TeamLoads } from './team-loads';
import { momentOf, needsOf, type Needs, type WaitingChat } from './waiting-chat';

export interface Candidate {
  readonly agentId: string;
  readonly eligible: boolean;
  /** All reasons against the agent; empty when eligible. */
  readonly reasons: readonly Reason[];
  /** Score of the agent, the highest of which is chosen; 0 when not eligible. */
  readonly score: number;
  /** The scores that `score` is made of, by the name of the ranking, each 0–1; empty when not eligible. */
  readonly marks: Readonly<Record<string, number>>;
}

/** Condition that a chat waits for. */
export interface WaitingFor {
  /** The most distant objection to the nearest agents; `agents_missing`: there are no agents. */
  readonly code: Reason['code'] | 'agents_missing';
  /** The number of agents at that distance. */
  readonly agents: number;
  /** The agent for whom a chat is kept that comes back from hold; only for such a chat. */
  readonly agentId?: string;
  /** The required skills that no agent has; or all of them, when agents have each but none has all. */
  readonly skills: readonly string[];
  /** When the first of them ends (RFC 3339); only for `cooling_down` and `breathing`. */
  readonly until?: string;
}

export interface Explanation {
  readonly chosen: string | null;
  /** The eligible agents, best first; then the others by id. */
  readonly candidates: readonly Candidate[];
  /** null when an agent was chosen. */
  readonly waitingFor: WaitingFor | null;
  readonly policy: { readonly name: string; readonly version: number };
}

interface Ineligible {
  readonly agent: AgentLoad;
  readonly objections: readonly Objection[];
  /** The number of agents of this kind. */
  readonly count: number;
}

/**
 * Explains the choice for a chat as if it were the next in the queue: every agent with its reasons and score, and the one whom the planner
 * would choose. O(a log a) for a agents.
 */
export function explain(
  asked: WaitingChat,
  all: readonly AgentLoad[],
  policy: Policy,
  now: Date,
  { teams = new TeamLoads(), reservations = [] }: { teams?: TeamLoads; reservations?: readonly Reservation[] } = {},
): Explanation {
  const agents = withReserved(all, reservedBefore(asked, reservations, policy));
  const moment = momentOf(agents, teams, now);
  const chat = inRound(asked, agents, policy, moment);
  const needs = needsOf(chat, moment);
  const judged = agents.map((agent) => ({ agent, objections: objections(agent, chat, needs, moment), count: 1 }));
  const eligible = judged
    .filter(({ objections }) => objections.length === 0)
    .map(({ agent }) => ({ ...rankedAgent(agent, needs, policy, now), isLast: agent.agentId === chat.lastAgentId }))
    .sort(betterFirst);
  const ineligible = judged.filter(({ objections }) => objections.length > 0).sort((a, b) => (a.agent.agentId < b.agent.agentId ? -1 : 1));
  const chosen = eligible[0]?.agent.agentId ?? null;
  return {
    chosen,
    candidates: [...eligible.map((one) => asEligible(one, policy)), ...ineligible.map(asIneligible)],
    waitingFor: chosen === null ? nearest(ineligible, needs, chat) : null,
    policy: { name: policy.name, version: policy.version },
  };
}

/** The `waitingFor` of `explain`, computed from one agent of each kind; O(kinds of agents). */
export function waitingFor(
  asked: WaitingChat,
  { agents, teams, reservations = [] }: { agents: AgentRoster; teams: TeamLoads; reservations?: readonly Reservation[] },
  policy: Policy,
  now: Date,
): WaitingFor | null {
  const { excludedAgentIds, declinedBy = [], turnedDownAt = {}, returnsTo } = asked;
  const reserved = reservedBefore(asked, reservations, policy);
  const named = [...(returnsTo == null ? [] : [returnsTo]), ...reserved.keys()];
  const kinds = agents.kinds([...named, ...excludedAgentIds, ...declinedBy, ...Object.keys(turnedDownAt), ...agents.breathing(now)]);
  const samples = withReserved(
    kinds.map(({ agent }) => agent),
    reserved,
  );
  const moment = momentOf(samples, teams, now);
  const chat = inRound(asked, samples, policy, moment);
  const needs = needsOf(chat, moment);
  const judged = kinds.map(({ count }, at) => ({ agent: samples[at]!, count, objections: objections(samples[at]!, chat, needs, moment) }));
  return judged.some(({ objections }) => objections.length === 0) ? null : nearest(judged, needs, chat);
}

/** By agent id, the chats that are served before this one and have the agent reserved; its own is none that keeps it waiting. */
export function reservedBefore(chat: WaitingChat, reservations: readonly Reservation[], rules: QueueRules): Map<string, string> {
  const { compare } = queueOrder(rules);
  const before = reservations.filter((each) => each.chat.chatId !== chat.chatId && compare(each.chat, chat) < 0);
  return new Map(before.map((each) => [each.agentId, each.chat.chatId]));
}

function withReserved(agents: readonly AgentLoad[], reserved: ReadonlyMap<string, string>): readonly AgentLoad[] {
  if (reserved.size === 0) return agents;
  return agents.map((agent) => ({ ...agent, reservedFor: reserved.get(agent.agentId) }));
}

function asEligible(candidate: RankedAgent, policy: Policy): Candidate {
  const ranked = policy.rank.map(({ name }, at) => [name, candidate.scores[at]!] as const);
  const marks = Object.fromEntries(candidate.isLast ? [['lastAgent', 1], ...ranked] : ranked);
  return { agentId: candidate.agent.agentId, eligible: true, reasons: [], score: scoreOf(candidate, policy), marks };
}

function asIneligible({ agent, objections }: Ineligible): Candidate {
  const reasons = objections.flatMap((objection) => objection.reasons);
  return { agentId: agent.agentId, eligible: false, reasons, score: 0, marks: {} };
}

/** The distance of an agent is that of the most distant objection to it. */
function nearest(ineligible: readonly Ineligible[], { required }: Needs, { isKept, returnsTo }: WaitingChat): WaitingFor {
  const obstacles = ineligible.map(({ objections, count }) => ({
    ...objections.reduce((a, b) => (b.distance > a.distance ? b : a)),
    count,
  }));
  const least = obstacles.reduce((nearest, { distance }) => Math.min(nearest, distance), Infinity);
  const near = obstacles.filter(({ distance }) => distance === least);
  const code = near[0]?.reasons[0]?.code ?? 'agents_missing';
  const until = near.flatMap(({ reasons }) => reasons.flatMap((reason) => ('until' in reason ? reason.until : []))).sort()[0];
  const agents = near.reduce((sum, { count }) => sum + count, 0);
  const skills = code === 'skill_missing' ? lacking(ineligible, required) : [];
  return { code, agents, skills, ...(until && { until }), ...(isKept && { agentId: returnsTo! }) };
}

function lacking(ineligible: readonly Ineligible[], required: Needs['required']): string[] {
  const nobodyHas = required.filter(({ name, minLevel }) =>
    ineligible.every(({ agent }) => !agent.skills.some((skill) => skill.name === name && skill.level >= minLevel)),
  );
  return (nobodyHas.length > 0 ? nobodyHas : required).map(({ name }) => name);
}
