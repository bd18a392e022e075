import { inForm } from '../../../kernel/testing/form';
import fc from 'fast-check';
import type { AgentLoad } from './agent-load';
import { AgentRoster } from './agent-roster';
import { explain, waitingFor } from './explanation';
import { plan } from './planner';
import { defaultPolicy } from './policies';
import { TeamLoads } from './team-loads';
import { aChat, anAgent, anyFloor, likes, now } from './testing/floor';

/** Agents came, changed and went. */
const anyRoster = fc.tuple(anyFloor, anyFloor, fc.subarray(['ann', 'cem', 'eve'])).map(([before, floor, gone]) => {
  const roster = new AgentRoster(3);
  const agents = new Map<string, AgentLoad>();
  for (const agent of [...before.agents, ...floor.agents]) {
    roster.put(agent);
    agents.set(agent.agentId, agent);
  }
  for (const agentId of gone) {
    roster.delete(agentId);
    agents.delete(agentId);
  }
  return { ...floor, agents: [...agents.values()], roster };
});

const teams = new TeamLoads();
const byId = (a: AgentLoad, b: AgentLoad) => (a.agentId < b.agentId ? -1 : 1);

it('what a chat waits for is the same from kinds of agents and from all agents', () => {
  fc.assert(
    fc.property(anyRoster, ({ roster, agents, waiting, policy, teams }) => {
      const { reservations } = plan(waiting, agents, policy, now, teams);
      for (const chat of waiting) {
        const explained = explain(chat, agents, policy, now, { teams, reservations }).waitingFor;
        expect(waitingFor(chat, { agents: roster, teams, reservations }, policy, now)).toEqual(explained);
      }
    }),
    { numRuns: inForm({ full: 500, short: 200 }) },
  );
});

it('the roster has everybody, those who are present, and each of a kind once', () => {
  fc.assert(
    fc.property(anyRoster, fc.subarray(['ann', 'ben', 'cem']), ({ roster, agents }, named) => {
      expect(roster.all().sort(byId)).toEqual([...agents].sort(byId));
      expect(roster.present().sort(byId)).toEqual(agents.filter(({ status }) => ['online', 'busy'].includes(status)).sort(byId));
      const kinds = roster.kinds(named);
      expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(agents.length);
      for (const agentId of named) expect(kinds.filter(({ agent, count }) => agent.agentId === agentId && count !== 1)).toEqual([]);
    }),
  );
});

it('an agent who may have no chats is not like one who is full: only the other will have a seat', () => {
  const german = { status: 'busy', skills: [{ name: 'german', level: 1 }] } as const;
  const agents = [anAgent('zed', { ...german, maxConcurrentChats: 0 }), anAgent('ann', { ...german, activeChats: 5 }), anAgent('bo')];
  const roster = new AgentRoster();
  for (const agent of agents) roster.put(agent);
  const chat = aChat('c', { skills: [{ ...likes('german'), relaxAfterSeconds: 600 }] });
  expect(waitingFor(chat, { agents: roster, teams }, defaultPolicy, now)).toEqual({ code: 'at_capacity', agents: 2, skills: [] });
  expect(waitingFor(chat, { agents: roster, teams }, defaultPolicy, now)).toEqual(explain(chat, agents, defaultPolicy, now).waitingFor);
});

it('a thousand agents who are alike are one kind', () => {
  const roster = new AgentRoster();
  for (let at = 0; at < 1_000; at++) roster.put(anAgent(`a${at}`, { activeChats: 5 }));
  expect(roster.kinds()).toHaveLength(1);
  expect(waitingFor(aChat('c'), { agents: roster, teams }, defaultPolicy, now)).toEqual({ code: 'at_capacity', agents: 1_000, skills: [] });
});
