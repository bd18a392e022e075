import type { AgentStatus } from '#words';
import { levelOf, type AgentLoad } from './agent-load';
import type { SkillNeeds, WaitingChat } from './waiting-chat';

/**
 * One thing that can speak against giving an agent a chat. A filter stands in the list of what it reads, and so says how long the
 * planner may rely on its answer: about the agent, until the agent is given a chat; about the skills, for every chat with the same
 * needs; about the chat, for that chat alone.
 */
interface Filter<Read> {
  /** The reasons against; none: it does not object. */
  against(agent: AgentLoad, read: Read): readonly { code: string }[];
  /** How far away the end of the objection is, from 1 (a chat closes) to 6 (somebody learns a skill); no two alike. */
  distance(agent: AgentLoad, read: Read): number;
}

const none: readonly never[] = [];
const statusDistance: Record<AgentStatus, number> = { online: 0, busy: 2, away: 3, offline: 4 };
/** A cool-down ends by itself: nothing else has to happen. */
const coolingDistance = 0.5;
const whenOthersAreLeft = ({ nobodyElse }: WaitingChat, distance: number) => (nobodyElse ? coolingDistance / 2 : distance);
const isFull = ({ activeChats, maxConcurrentChats }: AgentLoad) => activeChats >= maxConcurrentChats;

export const filtersAboutAgent = {
  status: {
    against: ({ status }) => (status === 'online' ? none : [{ code: 'status' as const, status }]),
    // A full agent is shown as busy, and is online again as soon as a seat is free.
    distance: (agent) => (agent.status === 'busy' && isFull(agent) ? 0 : statusDistance[agent.status]),
  },
  at_capacity: {
    against: (agent) =>
      isFull(agent) ? [{ code: 'at_capacity' as const, active: agent.activeChats, limit: agent.maxConcurrentChats }] : none,
    distance: () => 1,
  },
} satisfies Record<string, Filter<void>>;

export const filtersAboutSkills = {
  skill_missing: {
    against: (agent, { required }) =>
      required
        .filter(({ name, minLevel }) => levelOf(agent, name) < minLevel)
        .map(({ name, minLevel }) => ({
          code: 'skill_missing' as const,
          skill: name,
          has: levelOf(agent, name),
          needs: minLevel,
        })),
    distance: () => 6,
  },
} satisfies Record<string, Filter<SkillNeeds>>;

export const filtersAboutChat = {
  excluded_by_transfer: {
    against: ({ agentId }, { excludedAgentIds }) =>
      excludedAgentIds.includes(agentId) ? [{ code: 'excluded_by_transfer' as const }] : none,
    distance: (_, chat) => whenOthersAreLeft(chat, 5),
  },
  declined: {
    against: ({ agentId }, { declinedBy }) => (declinedBy?.includes(agentId) ? [{ code: 'declined' as const }] : none),
    distance: (_, chat) => whenOthersAreLeft(chat, 4.5),
  },
  cooling_down: {
    against: ({ agentId }, { coolsUntil }) => {
      const until = coolsUntil?.[agentId];
      return until === undefined ? none : [{ code: 'cooling_down' as const, until }];
    },
    distance: () => coolingDistance,
  },
} satisfies Record<string, Filter<WaitingChat>>;

const aboutAgent = Object.values(filtersAboutAgent);
const aboutSkills = Object.values(filtersAboutSkills);
const aboutChat = Object.values(filtersAboutChat);

/** Why an agent was passed over, e.g. `{code: 'at_capacity', active: 5, limit: 5}`. */
export type Reason = ReturnType<(typeof aboutAgent | typeof aboutSkills | typeof aboutChat)[number]['against']>[number];

export const takesChats = (agent: AgentLoad) => aboutAgent.every(({ against }) => against(agent).length === 0);

export const hasSkillsFor = (agent: AgentLoad, needs: SkillNeeds) => aboutSkills.every(({ against }) => against(agent, needs).length === 0);

export const mayHave = (agent: AgentLoad, chat: WaitingChat) => aboutChat.every(({ against }) => against(agent, chat).length === 0);

export interface Objection {
  readonly reasons: readonly Reason[];
  readonly distance: number;
}

/** Every objection to this agent having this chat, in the order of the chain; none: the agent is eligible. */
export function objections(agent: AgentLoad, chat: WaitingChat, needs: SkillNeeds): Objection[] {
  return [
    ...aboutAgent.map((filter) => ({ reasons: filter.against(agent), distance: filter.distance(agent) })),
    ...aboutSkills.map((filter) => ({ reasons: filter.against(agent, needs), distance: filter.distance() })),
    ...aboutChat.map((filter) => ({ reasons: filter.against(agent, chat), distance: filter.distance(agent, chat) })),
  ].filter(({ reasons }) => reasons.length > 0);
}
