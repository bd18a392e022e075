import type { AgentStatus } from '#words';
import { levelOf, type Seat } from './seat';
import type { SkillNeeds, WaitingChat } from './waiting-chat';

/**
 * One thing that can speak against giving an agent a chat. A filter stands in the list of what it reads, which tells
 * the planner how long its verdict holds: about the agent, until the agent is given a chat; about the skills, for
 * every chat with the same needs; about the chat, for that chat alone.
 */
interface Filter<Read> {
  /** The reasons against; none: it does not object. */
  against(seat: Seat, read: Read): readonly { code: string }[];
  /** How far off the objection's end is, from 1 (a chat closes) to 6 (somebody learns a skill); no two alike. */
  remoteness(seat: Seat, read: Read): number;
}

const none: readonly never[] = [];
const statusRemoteness: Record<AgentStatus, number> = { online: 0, busy: 2, away: 3, offline: 4 };
/** Nothing has to happen for a cool-down to end. */
const coolingRemoteness = 0.5;
const whenOthersAreLeft = ({ nobodyElse }: WaitingChat, remoteness: number) => (nobodyElse ? coolingRemoteness / 2 : remoteness);
const isFull = ({ activeChats, maxConcurrentChats }: Seat) => activeChats >= maxConcurrentChats;

export const filtersAboutAgent = {
  status: {
    against: ({ status }) => (status === 'online' ? none : [{ code: 'status' as const, status }]),
    // Who is full is shown as busy: the free seat brings the status with it.
    remoteness: (seat) => (seat.status === 'busy' && isFull(seat) ? 0 : statusRemoteness[seat.status]),
  },
  at_capacity: {
    against: (seat) => (isFull(seat) ? [{ code: 'at_capacity' as const, active: seat.activeChats, limit: seat.maxConcurrentChats }] : none),
    remoteness: () => 1,
  },
} satisfies Record<string, Filter<void>>;

export const filtersAboutSkills = {
  skill_missing: {
    against: (seat, { required }) =>
      required
        .filter(({ name, minLevel }) => levelOf(seat, name) < minLevel)
        .map(({ name, minLevel }) => ({
          code: 'skill_missing' as const,
          skill: name,
          has: levelOf(seat, name),
          needs: minLevel,
        })),
    remoteness: () => 6,
  },
} satisfies Record<string, Filter<SkillNeeds>>;

export const filtersAboutChat = {
  excluded_by_transfer: {
    against: ({ agentId }, { excludedAgentIds }) =>
      excludedAgentIds.includes(agentId) ? [{ code: 'excluded_by_transfer' as const }] : none,
    remoteness: (_, chat) => whenOthersAreLeft(chat, 5),
  },
  declined: {
    against: ({ agentId }, { declinedBy }) => (declinedBy?.includes(agentId) ? [{ code: 'declined' as const }] : none),
    remoteness: (_, chat) => whenOthersAreLeft(chat, 4.5),
  },
  cooling_down: {
    against: ({ agentId }, { coolsUntil }) => {
      const until = coolsUntil?.[agentId];
      return until === undefined ? none : [{ code: 'cooling_down' as const, until }];
    },
    remoteness: () => coolingRemoteness,
  },
} satisfies Record<string, Filter<WaitingChat>>;

const aboutAgent = Object.values(filtersAboutAgent);
const aboutSkills = Object.values(filtersAboutSkills);
const aboutChat = Object.values(filtersAboutChat);

/** Why an agent was passed over, e.g. `{code: 'at_capacity', active: 5, limit: 5}`. */
export type Reason = ReturnType<(typeof aboutAgent | typeof aboutSkills | typeof aboutChat)[number]['against']>[number];

export const takesChats = (seat: Seat) => aboutAgent.every(({ against }) => against(seat).length === 0);

export const hasSkillsFor = (seat: Seat, needs: SkillNeeds) => aboutSkills.every(({ against }) => against(seat, needs).length === 0);

export const mayHave = (seat: Seat, chat: WaitingChat) => aboutChat.every(({ against }) => against(seat, chat).length === 0);

export interface Objection {
  readonly reasons: readonly Reason[];
  readonly remoteness: number;
}

/** Every objection to this agent having this chat, in the order of the chain; none: the agent is eligible. */
export function objections(seat: Seat, chat: WaitingChat, needs: SkillNeeds): Objection[] {
  return [
    ...aboutAgent.map((filter) => ({ reasons: filter.against(seat), remoteness: filter.remoteness(seat) })),
    ...aboutSkills.map((filter) => ({ reasons: filter.against(seat, needs), remoteness: filter.remoteness() })),
    ...aboutChat.map((filter) => ({ reasons: filter.against(seat, chat), remoteness: filter.remoteness(seat, chat) })),
  ].filter(({ reasons }) => reasons.length > 0);
}
