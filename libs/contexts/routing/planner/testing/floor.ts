import fc from 'fast-check';
import { defaultPolicy, type Policy } from '../policies';
import type { AgentLoad } from '../agent-load';
import { PRIORITIES, QUEUE_ORDERS } from '#words';
import { type TeamLoad, TeamLoads } from '../team-loads';
import type { Moment, WaitingChat } from '../waiting-chat';

/** Chats, agents and whole floors of them for the specs: by name, or whatever fast-check thinks of. */
export const now = new Date('2025-06-02T12:00:00Z');
export const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

export const aChat = (chatId: string, rest: Partial<WaitingChat> = {}): WaitingChat => ({
  chatId,
  priority: 'normal',
  queuedAt: secondsAgo(60),
  skills: [],
  excludedAgentIds: [],
  ...rest,
});

export const anAgent = (agentId: string, rest: Partial<AgentLoad> = {}): AgentLoad => ({
  agentId,
  status: 'online',
  activeChats: 0,
  maxConcurrentChats: 5,
  lastAssignedAt: null,
  skills: [],
  ...rest,
});

export const aTeam = (teamId: string, rest: Partial<TeamLoad> = {}): TeamLoad => ({
  teamId,
  activeChats: 0,
  maxConcurrentChats: null,
  overflowAfterSeconds: null,
  overflowTeamIds: [],
  ...rest,
});

/** A moment at which somebody who is here has each skill. */
export const whereAllAreHere = (teams = new TeamLoads()): Moment => ({ now, isPresent: () => true, teams });

export const asks = (name: string, minLevel = 1) => ({ name, minLevel, required: true });
export const likes = (name: string, minLevel = 1) => ({ name, minLevel, required: false });

const skillName = fc.constantFrom('billing', 'german', 'refunds');
const level = fc.integer({ min: 1, max: 5 });
const agentIds = ['ann', 'ben', 'cem', 'dee', 'eve', 'fay'];
const teamIds = ['red', 'green', 'blue'];
const ago = (max: number) => fc.integer({ min: 0, max }).map(secondsAgo);

const fewOrNone = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(agentIds, { maxLength: 2 }));

const need = fc.record({
  name: skillName,
  minLevel: fc.integer({ min: 1, max: 3 }),
  required: fc.boolean(),
  relaxAfterSeconds: fc.constantFrom(null, null, 5),
});

const chat = (chatId: string): fc.Arbitrary<WaitingChat> =>
  fc
    .record({
      chatId: fc.constant(chatId),
      priority: fc.constantFrom(...PRIORITIES),
      weight: fc.constantFrom(1, 1, 1, 2, 3),
      queuedAt: ago(10),
      dueAt: fc.oneof(fc.constant(null), ago(20)),
      skills: fc.uniqueArray(need, { selector: ({ name }) => name, maxLength: 2 }),
      teamId: fc.constantFrom(null, null, ...teamIds),
      teamSince: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, ago(5)),
      lastAgentId: fc.constantFrom(null, null, ...agentIds),
      excludedAgentIds: fewOrNone,
      declinedBy: fewOrNone,
      turnedDownAt: fc.dictionary(
        fc.constantFrom(...agentIds),
        ago(60).map((at) => at.toISOString()),
        { maxKeys: 2 },
      ),
      returnsTo: fc.constantFrom(null, null, null, ...agentIds.slice(0, 3)),
    })
    .map(comesBack);

/** Whoever had a chat before its hold goes before all others, and nobody has turned it down since. */
const comesBack = (one: WaitingChat): WaitingChat =>
  one.returnsTo == null ? one : { ...one, lastAgentId: one.returnsTo, excludedAgentIds: [], declinedBy: [], turnedDownAt: {} };

const agent = (agentId: string): fc.Arbitrary<AgentLoad> =>
  fc.record({
    agentId: fc.constant(agentId),
    status: fc.constantFrom('online', 'online', 'online', 'busy', 'away', 'offline'),
    activeChats: fc.integer({ min: 0, max: 3 }),
    maxConcurrentChats: fc.integer({ min: 0, max: 5 }),
    lastAssignedAt: fc.option(ago(1000)),
    nextChatAt: fc.constantFrom(null, null, secondsAgo(1), secondsAgo(-5)),
    skills: fc.uniqueArray(fc.record({ name: skillName, level }), { selector: ({ name }) => name, maxLength: 3 }),
    teamIds: fc.subarray(teamIds),
  });

const team = (teamId: string): fc.Arbitrary<TeamLoad> =>
  fc.record({
    teamId: fc.constant(teamId),
    activeChats: fc.integer({ min: 0, max: 2 }),
    maxConcurrentChats: fc.option(fc.integer({ min: 0, max: 3 })),
    overflowAfterSeconds: fc.constantFrom(null, 0, 3, 6),
    overflowTeamIds: fc.subarray(teamIds.filter((id) => id !== teamId)),
  });

export interface Floor {
  readonly waiting: WaitingChat[];
  readonly agents: AgentLoad[];
  readonly teams: TeamLoads;
  readonly policy: Policy;
}

/** A queue of up to 15 chats, up to 6 agents in up to 3 teams, and a policy of either order, with or without ageing and room to breathe. */
export const anyFloor: fc.Arbitrary<Floor> = fc.record({
  waiting: fc.nat({ max: 15 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, at) => chat(`chat-${at}`)))),
  agents: fc.subarray(agentIds).chain((ids) => fc.tuple(...ids.map(agent))),
  teams: fc.tuple(...teamIds.map(team)).map((teams) => new TeamLoads(teams)),
  policy: fc
    .record({
      queueOrder: fc.constantFrom(...QUEUE_ORDERS),
      priorityAgingSeconds: fc.constantFrom(null, 0, 2, 4),
      breathingSeconds: fc.constantFrom(0, 0, 3),
      keptForItsAgentSeconds: fc.constantFrom(undefined, 5),
    })
    .map((rules) => ({ ...defaultPolicy, ...rules })),
});
