import { aChat, anAgent, asks, now, secondsAgo } from './testing/floor';
import { explain } from './explanation';
import { defaultPolicy } from './policies';
import type { AgentLoad } from './agent-load';

const chat = aChat('c', { skills: [asks('billing', 2)] });
const biller = (agentId: string, rest: Partial<AgentLoad> = {}) => anAgent(agentId, { skills: [{ name: 'billing', level: 2 }], ...rest });
const explained = (...agents: AgentLoad[]) => explain(chat, agents, defaultPolicy, now);

it('shows the chosen agent, what its score is made of, and why the others were passed over', () => {
  const ann = biller('ann', { activeChats: 1, lastAssignedAt: secondsAgo(3600) });
  const { chosen, candidates, waitingFor } = explained(anAgent('cem'), biller('ben', { activeChats: 5 }), ann);
  expect(chosen).toBe('ann');
  expect(waitingFor).toBeNull();
  expect(candidates).toEqual([
    {
      agentId: 'ann',
      eligible: true,
      reasons: [],
      score: expect.closeTo(1.00800001, 7),
      marks: { preferredSkills: 1, lowestLoadRatio: 0.8, fewestSpareLevels: 1, longestSinceLastAssignment: 0.5 },
    },
    { agentId: 'ben', eligible: false, reasons: [{ code: 'at_capacity', active: 5, limit: 5 }], score: 0, marks: {} },
    {
      agentId: 'cem',
      eligible: false,
      reasons: [{ code: 'skill_missing', skill: 'billing', has: 0, needs: 2 }],
      score: 0,
      marks: {},
    },
  ]);
});

describe('a chat waits for what can change soonest', () => {
  const full = { activeChats: 5 };

  it('a seat of somebody who fits, also one shown as busy for being full', () => {
    const agents = [biller('ann', full), biller('ben', { ...full, status: 'busy' }), biller('cem', { status: 'offline' })];
    expect(explained(...agents, anAgent('dee')).waitingFor).toEqual({ code: 'at_capacity', agents: 2, skills: [] });
  });

  it('else somebody who fits to come online', () => {
    const agents = [anAgent('ann'), biller('ben', { status: 'away' }), biller('cem', { status: 'offline' })];
    expect(explained(...agents).waitingFor).toEqual({ code: 'status', agents: 1, skills: [] });
  });

  it('else somebody besides the one who gave it away', () => {
    const full = biller('cem', { status: 'busy', activeChats: 5 });
    const given = explain({ ...chat, excludedAgentIds: ['ann'] }, [biller('ann'), anAgent('ben'), full], defaultPolicy, now);
    expect(given.waitingFor).toEqual({ code: 'at_capacity', agents: 1, skills: [] });
  });

  it('the end of the cool-down of the only one who is here', () => {
    const turnedDownAt = { ann: secondsAgo(20).toISOString() };
    const given = explain({ ...chat, excludedAgentIds: ['ann'], turnedDownAt }, [biller('ann'), anAgent('ben')], defaultPolicy, now);
    expect(given.waitingFor).toEqual({
      code: 'cooling_down',
      agents: 1,
      skills: [],
      until: new Date(now.getTime() + 10_000).toISOString(),
    });
  });

  it('else the skill that nobody has', () => {
    const both = { ...chat, skills: [asks('billing'), asks('german')] };
    const waitingFor = explain(both, [biller('ann'), anAgent('ben')], defaultPolicy, now).waitingFor;
    expect(waitingFor).toEqual({ code: 'skill_missing', agents: 2, skills: ['german'] });
  });

  it('else one who has all the skills that others have singly', () => {
    const both = { ...chat, skills: [asks('billing'), asks('german')] };
    const german = anAgent('ben', { skills: [{ name: 'german', level: 1 }] });
    const waitingFor = explain(both, [biller('ann'), german], defaultPolicy, now).waitingFor;
    expect(waitingFor).toEqual({ code: 'skill_missing', agents: 2, skills: ['billing', 'german'] });
  });

  it('else any agent at all', () => {
    expect(explained().waitingFor).toEqual({ code: 'agents_missing', agents: 0, skills: [] });
  });
});
