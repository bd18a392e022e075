import { inForm } from '../../../kernel/testing/form';
import fc from 'fast-check';
import { anyFloor, now, type Floor } from './testing/floor';
import { explain } from './explanation';
import { plan, type Plan } from './planner';
import { inQueueOrder } from './queue-order';
import { withOneMore, type AgentLoad } from './agent-load';
import type { TeamLoads } from './team-loads';
import { momentOf, needsOf, type SkillNeed, type WaitingChat } from './waiting-chat';

const planned = ({ waiting, agents, teams, policy }: Floor) => plan(waiting, agents, policy, now, teams);
const givenTo = ({ agentId }: AgentLoad, { assignments }: Plan) => assignments.filter((one) => one.agentId === agentId).length;
/** Seats that the chat takes of the agent: its weight, or all that there are. */
const seatsOf = (chatId: string, { maxConcurrentChats }: AgentLoad, { waiting }: Floor) =>
  Math.min(waiting.find((each) => each.chatId === chatId)!.weight!, Math.max(1, maxConcurrentChats));
/** Seats that are taken of the agent once the plan is carried out. */
const seatsTaken = (agent: AgentLoad, { assignments }: Plan, floor: Floor) =>
  assignments
    .filter(({ agentId }) => agentId === agent.agentId)
    .reduce((sum, { chatId }) => sum + seatsOf(chatId, agent, floor), agent.activeChats);
/** What keeps the chat from an agent: what is required, and what is preferred and still waited for. */
const binding = (chat: WaitingChat, { agents, teams }: Floor) => needsOf(chat, momentOf(agents, teams, now)).required;
/** The teams whose members the chat may go to: its own and, once it has waited for that so long, those that it overflows to. */
const teamsFor = ({ teamId, teamSince, queuedAt }: WaitingChat, teams: TeamLoads): readonly string[] | null => {
  const team = teamId ? teams.get(teamId)! : null;
  const waitedMs = now.getTime() - (teamSince ?? queuedAt).getTime();
  const overflows = team !== null && team.overflowAfterSeconds !== null && waitedMs >= team.overflowAfterSeconds * 1000;
  return team && [team.teamId, ...(overflows ? team.overflowTeamIds : [])];
};
const isOf = ({ teamIds = [] }: AgentLoad, open: readonly string[] | null) => open === null || teamIds.some((id) => open.includes(id));
const holds = (agent: AgentLoad, needs: readonly SkillNeed[]) =>
  needs.every((need) => agent.skills.some(({ name, level }) => name === need.name && level >= need.minLevel));
const isHere = ({ status, maxConcurrentChats }: AgentLoad) => ['online', 'busy'].includes(status) && maxConcurrentChats > 0;
const turnedItDown = ({ agentId }: AgentLoad, { excludedAgentIds, declinedBy }: WaitingChat) =>
  [...excludedAgentIds, ...declinedBy!].includes(agentId);
const coolsDown = ({ agentId }: AgentLoad, { turnedDownAt }: WaitingChat, { declineCooldownSeconds }: Floor['policy']) =>
  agentId in turnedDownAt! && Date.parse(turnedDownAt![agentId]!) + declineCooldownSeconds * 1000 > now.getTime();
/** Somebody who is here could take the chat one day, and has not turned it down. */
const othersCould = (chat: WaitingChat, floor: Floor) =>
  floor.agents.some(
    (agent) =>
      isHere(agent) && holds(agent, binding(chat, floor)) && isOf(agent, teamsFor(chat, floor.teams)) && !turnedItDown(agent, chat),
  );
/** What the chat owes to those who turned it down. */
const isSpared = (agent: AgentLoad, chat: WaitingChat, floor: Floor) =>
  coolsDown(agent, chat, floor.policy) || (turnedItDown(agent, chat) && othersCould(chat, floor));

/** A chat that comes back from hold is its agent's, whatever it asks for. */
const isBackWith = ({ agentId }: AgentLoad, { returnsTo }: WaitingChat) => agentId === returnsTo;
/** It is kept for that agent while it is here, and not longer than the policy says. */
const isKept = ({ returnsTo, queuedAt }: WaitingChat, { agents, policy }: Floor) =>
  agents.some((agent) => agent.agentId === returnsTo && isHere(agent)) &&
  now.getTime() - queuedAt.getTime() < (policy.keptForItsAgentSeconds ?? Infinity) * 1000;

const breathes = ({ nextChatAt }: AgentLoad, given: number, { policy }: Floor) =>
  (nextChatAt ?? now) > now || (given > 0 && (policy.breathingSeconds ?? 0) > 0);

const always = (holds: (floor: Floor, plan: Plan) => void) =>
  fc.assert(
    fc.property(anyFloor, (floor) => holds(floor, planned(floor))),
    { numRuns: inForm({ full: 500, short: 200 }) },
  );
const forEachAssignment = (holds: (chat: WaitingChat, agent: AgentLoad, floor: Floor) => void) =>
  always((floor, { assignments }) => {
    for (const { chatId, agentId } of assignments) {
      holds(
        floor.waiting.find((chat) => chat.chatId === chatId)!,
        floor.agents.find((agent) => agent.agentId === agentId)!,
        floor,
      );
    }
  });

describe('on any floor', () => {
  it('each chat is either given to one agent or left waiting', () =>
    always(({ waiting }, { assignments, waiting: left }) => {
      const ids = [...assignments, ...left].map(({ chatId }) => chatId);
      expect(ids.sort()).toEqual(waiting.map(({ chatId }) => chatId).sort());
    }));

  it('no agent is put over its limit', () =>
    always((floor, plan) => {
      for (const agent of floor.agents.filter((agent) => givenTo(agent, plan) > 0)) {
        expect(seatsTaken(agent, plan, floor)).toBeLessThanOrEqual(agent.maxConcurrentChats);
      }
    }));

  it('an agent is reserved for a chat that it could have if it had more room, and gets none that is served after it', () =>
    always((floor, { assignments, waiting: left, reservations }) => {
      const place = new Map(inQueueOrder(floor.waiting, floor.policy).map(({ chatId }, at) => [chatId, at]));
      for (const { agentId, chat } of reservations) {
        expect(left).toContainEqual({ chatId: chat.chatId });
        const after = assignments.filter((one) => one.agentId === agentId && place.get(one.chatId)! > place.get(chat.chatId)!);
        expect(after).toEqual([]);
        const idle = floor.agents.map((each) => (each.agentId === agentId ? { ...each, activeChats: 0 } : each));
        const { candidates } = explain(chat, idle, floor.policy, now, { teams: floor.teams });
        expect(candidates.find((each) => each.agentId === agentId)).toMatchObject({ eligible: true });
      }
    }));

  it('whoever goes on freeing seats gets every chat that it could have, however heavy', () =>
    always(({ waiting, agents, teams, policy }) => {
      const heaviest = inQueueOrder(waiting, policy).find(({ weight }) => weight === 3);
      const all = agents.filter(({ status, maxConcurrentChats }) => status === 'online' && maxConcurrentChats > 0);
      if (!heaviest) return;
      const rules = { ...policy, breathingSeconds: 0 };
      const light = (at: number) => ({ ...waiting[0]!, ...heaviest, chatId: `z-${at}`, weight: 1, queuedAt: now });
      let loads: AgentLoad[] = all.map((agent) => ({ ...agent, nextChatAt: null, activeChats: agent.maxConcurrentChats }));
      if (
        explain(
          heaviest,
          loads.map((agent) => ({ ...agent, activeChats: 0 })),
          rules,
          now,
          { teams },
        ).chosen === null
      )
        return;
      // Each turn somebody finishes one chat, while there is no end of light ones that came later.
      for (let turn = 0; turn < 6 * loads.length * 3; turn++) {
        loads = loads.map((agent, at) =>
          at === turn % loads.length ? { ...agent, activeChats: Math.max(0, agent.activeChats - 1) } : agent,
        );
        const { assignments } = plan([heaviest, ...Array.from({ length: 9 }, (_, at) => light(at))], loads, rules, now, teams);
        if (assignments.some(({ chatId }) => chatId === heaviest.chatId)) return;
        for (const { agentId } of assignments)
          loads = loads.map((agent) => (agent.agentId === agentId ? withOneMore(agent, 1, now, 0) : agent));
      }
      throw new Error(`${heaviest.chatId} starves`);
    }));

  it('no chat goes to an agent without a required skill at its level', () =>
    forEachAssignment((chat, agent) =>
      expect(
        isBackWith(agent, chat) ||
          holds(
            agent,
            chat.skills.filter(({ required }) => required),
          ),
      ).toBe(true),
    ));

  it('no chat of a team goes to anybody outside, unless it has overflowed there', () =>
    forEachAssignment((chat, agent, { teams }) => expect(isBackWith(agent, chat) || isOf(agent, teamsFor(chat, teams))).toBe(true)));

  it('a chat that comes back from hold goes to nobody else while its agent is here and it is kept', () =>
    forEachAssignment((chat, agent, floor) => expect(isKept(chat, floor) && !isBackWith(agent, chat)).toBe(false)));

  it('no agent gets a new chat while one of its own that is back from hold waits', () =>
    always((floor, { assignments, waiting: left }) => {
      for (const { chatId } of left) {
        const { returnsTo } = floor.waiting.find((chat) => chat.chatId === chatId)!;
        const given = assignments.filter(({ agentId }) => agentId === returnsTo);
        const isBack = (id: string) => floor.waiting.find((chat) => chat.chatId === id)!.returnsTo != null;
        expect(given.filter((one) => !isBack(one.chatId))).toEqual([]);
      }
    }));

  it('no team is given more chats than it may have, and each chat counts in a team of whoever gets it', () =>
    always(({ teams, agents, waiting }, { assignments }) => {
      for (const { chatId, agentId, teamId } of assignments) {
        const chat = waiting.find((each) => each.chatId === chatId)!;
        if (teamId === null) expect(chat.teamId === null || chat.returnsTo === agentId).toBe(true);
        else {
          expect(teamsFor(chat, teams)).toContain(teamId);
          expect(agents.find((each) => each.agentId === agentId)!.teamIds).toContain(teamId);
          const { activeChats, maxConcurrentChats } = teams.get(teamId)!;
          const given = assignments.filter((one) => one.teamId === teamId).length;
          expect(activeChats + given).toBeLessThanOrEqual(maxConcurrentChats ?? Infinity);
        }
      }
    }));

  it('no chat goes to an agent who is not online', () => forEachAssignment((_, agent) => expect(agent.status).toBe('online')));

  it('no chat goes back to whoever turned it down while somebody else could take it', () =>
    forEachAssignment((chat, agent, floor) => expect(turnedItDown(agent, chat) && othersCould(chat, floor)).toBe(false)));

  it('no chat goes back to whoever turned it down within the cool-down', () =>
    forEachAssignment((chat, agent, { policy }) => expect(coolsDown(agent, chat, policy)).toBe(false)));

  it('no agent is given a chat while it breathes, nor two when each leaves it room to', () =>
    always(({ agents, policy }, plan) => {
      for (const agent of agents.filter((each) => givenTo(each, plan) > 0)) {
        expect(agent.nextChatAt?.getTime() ?? 0).toBeLessThanOrEqual(now.getTime());
        if (policy.breathingSeconds) expect(givenTo(agent, plan)).toBe(1);
      }
    }));

  it('a chat goes to the last agent of its customer while that one may have it', () =>
    always((floor, plan) => {
      const { waiting, agents, policy, teams } = floor;
      for (const { chatId, agentId } of plan.assignments) {
        const chat = waiting.find((each) => each.chatId === chatId)!;
        const last = agents.find((each) => each.agentId === chat.lastAgentId);
        if (!last || agentId === last.agentId) continue;
        const { candidates } = explain(chat, agents, policy, now, { teams, reservations: plan.reservations });
        const could = candidates.find((each) => each.agentId === last.agentId)!.eligible;
        expect(could && givenTo(last, plan) === 0 && (chat.teamId === null || isBackWith(last, chat))).toBe(false);
      }
    }));

  it('no fitting agent has a seat left beside a waiting chat', () =>
    always((floor, plan) => {
      const { waiting, agents, teams, policy } = floor;
      const inOrder = inQueueOrder(waiting, policy).map(({ chatId }) => chatId);
      const place = (chatId: string) => inOrder.indexOf(chatId);
      const hasRoom = (id: string) =>
        (teams.get(id)!.maxConcurrentChats ?? Infinity) >
        teams.get(id)!.activeChats + plan.assignments.filter(({ teamId }) => teamId === id).length;
      for (const chat of waiting.filter(({ chatId }) => plan.waiting.some((one) => one.chatId === chatId))) {
        const idle = agents.filter(
          (agent) =>
            agent.status === 'online' &&
            seatsTaken(agent, plan, floor) + seatsOf(chat.chatId, agent, floor) <= agent.maxConcurrentChats &&
            !plan.reservations.some((each) => each.agentId === agent.agentId && place(each.chat.chatId) <= place(chat.chatId)) &&
            !breathes(agent, givenTo(agent, plan), floor) &&
            (isBackWith(agent, chat) ||
              (!isKept(chat, floor) &&
                holds(agent, binding(chat, floor)) &&
                isOf(agent, teamsFor(chat, teams)?.filter(hasRoom) ?? null))) &&
            !isSpared(agent, chat, floor),
        );
        expect(idle).toEqual([]);
      }
    }));

  it('no chat waits while a later one with the same needs was given away', () =>
    always((floor, { assignments }) => {
      const { waiting, agents, policy, teams } = floor;
      const kind = (chat: WaitingChat) =>
        JSON.stringify([
          chat.weight,
          chat.returnsTo,
          isKept(chat, floor),
          teamsFor(chat, teams),
          binding(chat, floor)
            .map(({ name, minLevel }) => [name, minLevel])
            .sort(),
          agents
            .filter((agent) => isSpared(agent, chat, floor))
            .map(({ agentId }) => agentId)
            .sort(),
        ]);
      const left = new Set<string>();
      for (const chat of inQueueOrder(waiting, policy)) {
        const given = assignments.some(({ chatId }) => chatId === chat.chatId);
        expect(given && left.has(kind(chat))).toBe(false);
        if (!given) left.add(kind(chat));
      }
    }));

  it('the plan is the same however chats and agents are listed', () => {
    const listedTwice = anyFloor.chain((floor) =>
      fc.record({
        floor: fc.constant(floor),
        waiting: fc.shuffledSubarray(floor.waiting, { minLength: floor.waiting.length }),
        agents: fc.shuffledSubarray(floor.agents, { minLength: floor.agents.length }),
      }),
    );
    fc.assert(
      fc.property(listedTwice, ({ floor, waiting, agents }) => {
        expect(planned({ ...floor, waiting, agents })).toEqual(planned(floor));
      }),
      { numRuns: inForm({ full: 500, short: 200 }) },
    );
  });

  it('the plan is what one gets by taking each chat in turn and choosing as explained', () =>
    always(({ waiting, agents, policy, teams }, { assignments, reservations: all }) => {
      let loads = agents;
      const seats = teams.copy();
      const inTurn = inQueueOrder(waiting, policy).flatMap((chat) => {
        const { chosen, candidates } = explain(chat, loads, policy, now, { teams: seats, reservations: all });
        if (chosen === null) return [];
        const teamId = teamsFor(chat, teams)?.find(
          (id) =>
            isOf(
              loads.find((each) => each.agentId === chosen)!,
              [id],
            ) && seats.hasRoom(id),
        );
        if (teamId) seats.give(teamId);
        loads = loads.map((agent) =>
          agent.agentId === chosen ? withOneMore(agent, chat.weight!, now, policy.breathingSeconds ?? 0) : agent,
        );
        return [{ chatId: chat.chatId, agentId: chosen, score: candidates[0]!.score, teamId: teamId ?? null }];
      });
      expect(assignments).toEqual(inTurn);
    }));

  it('the chosen agent has the highest score', () =>
    always(({ waiting, agents, policy, teams }) => {
      for (const chat of waiting) {
        const { chosen, candidates } = explain(chat, agents, policy, now, { teams });
        const scores = candidates.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(chosen).toBe(candidates.find(({ eligible }) => eligible)?.agentId ?? null);
      }
    }));
});
