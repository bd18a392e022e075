import type { AgentStatus } from '#words';
import { hasRoomFor, levelOf, type AgentLoad } from './agent-load';
import { servingTeam, type TeamLoads } from './team-loads';
import type { Moment, Needs, WaitingChat } from './waiting-chat';

/**
 * Filter of eligibility: one kind of reason against giving a chat to an agent. The list that it is in says what it reads, and so how long the
 * planner may keep its answer: about the agent until the agent gets a chat, about the needs for all chats with the same needs, about room
 * until agent or team have none left, about the chat for that chat alone.
 */
interface Filter<Read> {
  /** The reasons against; empty without an objection. */
  against(agent: AgentLoad, read: Read): readonly { code: string }[];
  /** How much has to happen before the objection ends, from 1 (a chat closes) to 8 (an agent who is here leaves); different for each filter. */
  distance(agent: AgentLoad, read: Read): number;
}

const none: readonly never[] = [];
const statusDistance: Record<AgentStatus, number> = { online: 0, busy: 2, away: 3, offline: 4 };
/** The distance of a cool-down is small, because it ends by itself. */
const coolingDistance = 0.5;
/** Breathing ends by itself as well, and for all chats. */
const breathingDistance = 0.4;
const whenOthersAreLeft = ({ nobodyElse }: WaitingChat, distance: number) => (nobodyElse ? coolingDistance / 2 : distance);
const isFull = (agent: AgentLoad) => !hasRoomFor(1, agent);

export const filtersAboutAgent = {
  status: {
    against: ({ status }) => (status === 'online' ? none : [{ code: 'status' as const, status }]),
    // The status of a full agent is busy, and becomes online again with the first free seat.
    distance: (agent) => (agent.status === 'busy' && isFull(agent) ? 0 : statusDistance[agent.status]),
  },
  at_capacity: {
    against: (agent) =>
      isFull(agent) ? [{ code: 'at_capacity' as const, active: agent.activeChats, limit: agent.maxConcurrentChats }] : none,
    distance: () => 1,
  },
  breathing: {
    against: ({ nextChatAt }, now) =>
      nextChatAt && nextChatAt > now ? [{ code: 'breathing' as const, until: nextChatAt.toISOString() }] : none,
    distance: () => breathingDistance,
  },
} satisfies Record<string, Filter<Date>>;

export const filtersAboutNeeds = {
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
  not_in_team: {
    against: ({ teamIds: own = [] }, { teamIds }) =>
      teamIds === null || own.some((id) => teamIds.includes(id)) ? none : [{ code: 'not_in_team' as const, teamIds }],
    distance: () => 7,
  },
} satisfies Record<string, Filter<Needs>>;

/** How much room a chat needs, whose members may have it, and how many chats each of the teams has. */
interface Room extends Pick<Needs, 'teamIds' | 'weight'> {
  readonly teams: TeamLoads;
}

export const filtersAboutRoom = {
  too_heavy: {
    against: (agent, { weight }) =>
      isFull(agent) || hasRoomFor(weight, agent)
        ? none
        : [{ code: 'too_heavy' as const, active: agent.activeChats, limit: agent.maxConcurrentChats, weight }],
    distance: () => 0.9,
  },
  team_at_capacity: {
    against: (agent, { teamIds, teams }) => {
      const own = teamIds?.filter((id) => agent.teamIds?.includes(id)) ?? [];
      if (own.length === 0 || servingTeam(agent, own, teams) !== undefined) return none;
      return own.map((teamId) => {
        const { activeChats: active = 0, maxConcurrentChats: limit = null } = teams.get(teamId) ?? {};
        return { code: 'team_at_capacity' as const, teamId, active, limit };
      });
    },
    distance: () => 1.5,
  },
} satisfies Record<string, Filter<Room>>;

export const filtersAboutChat = {
  kept_for_its_agent: {
    against: ({ agentId }, { isKept, returnsTo }) => (isKept && returnsTo !== agentId ? [{ code: 'kept_for_its_agent' as const }] : none),
    distance: () => 8,
  },
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

/** A plan takes an agent who is reserved out, so that only explanations ask. */
export const filtersAboutReservation = {
  reserved: {
    against: ({ reservedFor }, { chatId }) =>
      reservedFor === undefined || reservedFor === chatId ? none : [{ code: 'reserved' as const, chatId: reservedFor }],
    distance: () => 0.8,
  },
} satisfies Record<string, Filter<Pick<WaitingChat, 'chatId'>>>;

const aboutAgent = Object.values(filtersAboutAgent);
const aboutNeeds = Object.values(filtersAboutNeeds);
const aboutRoom = Object.values(filtersAboutRoom);
const aboutReservation = Object.values(filtersAboutReservation);
const aboutChat = Object.values(filtersAboutChat);

/** Reason against an agent, e.g. `{code: 'at_capacity', active: 5, limit: 5}`. */
export type Reason = ReturnType<
  (typeof aboutAgent | typeof aboutNeeds | typeof aboutRoom | typeof aboutReservation | typeof aboutChat)[number]['against']
>[number];

export const takesChats = (agent: AgentLoad, now: Date) => aboutAgent.every(({ against }) => against(agent, now).length === 0);

/** Whether the agent has the required skills, and is in a team that the chat may go to. */
export const meetsNeeds = (agent: AgentLoad, needs: Needs) => aboutNeeds.every(({ against }) => against(agent, needs).length === 0);

export const hasRoom = (agent: AgentLoad, room: Room) => aboutRoom.every(({ against }) => against(agent, room).length === 0);

/** Whether nothing but how much the chat weighs keeps the agent from having it. */
export const isTooHeavyFor = (agent: AgentLoad, room: Room) =>
  !hasRoomFor(room.weight, agent) && filtersAboutRoom.team_at_capacity.against(agent, room).length === 0;

/** Whether the chat was this agent's before its hold: then neither its needs nor the limit of a team keep it away, as they did not before. */
export const comesBackTo = ({ agentId }: AgentLoad, { returnsTo }: WaitingChat) => returnsTo === agentId;

export const mayHave = (agent: AgentLoad, chat: WaitingChat) => aboutChat.every(({ against }) => against(agent, chat).length === 0);

export interface Objection {
  readonly reasons: readonly Reason[];
  readonly distance: number;
}

/** The objections to giving this chat to this agent, in the order of the filters; an agent without any is eligible. */
export function objections(agent: AgentLoad, chat: WaitingChat, needs: Needs, { teams, now }: Pick<Moment, 'teams' | 'now'>): Objection[] {
  const room = { teamIds: comesBackTo(agent, chat) ? null : needs.teamIds, weight: needs.weight, teams };
  return [
    ...aboutAgent.map((filter) => ({ reasons: filter.against(agent, now), distance: filter.distance(agent) })),
    ...(comesBackTo(agent, chat) ? [] : aboutNeeds).map((filter) => ({
      reasons: filter.against(agent, needs),
      distance: filter.distance(),
    })),
    ...aboutRoom.map((filter) => ({ reasons: filter.against(agent, room), distance: filter.distance() })),
    ...aboutReservation.map((filter) => ({ reasons: filter.against(agent, chat), distance: filter.distance() })),
    ...aboutChat.map((filter) => ({ reasons: filter.against(agent, chat), distance: filter.distance(agent, chat) })),
  ].filter(({ reasons }) => reasons.length > 0);
}
