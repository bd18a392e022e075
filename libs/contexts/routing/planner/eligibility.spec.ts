import fc from 'fast-check';
import { aChat, anAgent, anyFloor, asks, aTeam, likes, now, secondsAgo, whereAllAreHere } from './testing/floor';
import { comesBackTo, hasRoom, mayHave, meetsNeeds, objections, takesChats } from './eligibility';
import type { AgentLoad } from './agent-load';
import { inRound } from './offer-rounds';
import { defaultPolicy } from './policies';
import { TeamLoads } from './team-loads';
import { momentOf, needsOf, signatureOf, type SkillNeed, type WaitingChat } from './waiting-chat';

const reasons = (agent: AgentLoad, chat: WaitingChat, teams = new TeamLoads()) =>
  objections(agent, chat, needsOf(chat, whereAllAreHere(teams)), { teams, now }).flatMap(({ reasons }) => reasons);

describe('an agent may have a chat', () => {
  it('when online, with a free seat and the skills', () => {
    const ann = anAgent('ann', { skills: [{ name: 'billing', level: 3 }] });
    expect(reasons(ann, aChat('c', { skills: [asks('billing', 3)] }))).toEqual([]);
  });

  it.each(['busy', 'away', 'offline'] as const)('but not while %s', (status) => {
    expect(reasons(anAgent('ann', { status }), aChat('c'))).toEqual([{ code: 'status', status }]);
  });

  it('but not beyond the limit', () => {
    const full = anAgent('ann', { activeChats: 2, maxConcurrentChats: 2 });
    expect(reasons(full, aChat('c'))).toEqual([{ code: 'at_capacity', active: 2, limit: 2 }]);
  });

  it('but not one that weighs more than it has room for, unless that is all its room', () => {
    const [ann, bo] = [anAgent('ann', { activeChats: 4 }), anAgent('bo', { maxConcurrentChats: 2 })];
    expect(reasons(ann, aChat('c', { weight: 2 }))).toEqual([{ code: 'too_heavy', active: 4, limit: 5, weight: 2 }]);
    expect(reasons(bo, aChat('c', { weight: 3 }))).toEqual([]);
    expect(reasons({ ...bo, activeChats: 1 }, aChat('c', { weight: 3 }))).toHaveLength(1);
  });

  it('but never with a limit of 0', () => {
    const none = anAgent('ann', { maxConcurrentChats: 0 });
    expect(reasons(none, aChat('c'))).toEqual([{ code: 'at_capacity', active: 0, limit: 0 }]);
  });

  it('but not without a required skill at its level, each of which is named', () => {
    const ann = anAgent('ann', { skills: [{ name: 'billing', level: 2 }] });
    expect(reasons(ann, aChat('c', { skills: [asks('billing', 3), asks('german')] }))).toEqual([
      { code: 'skill_missing', skill: 'billing', has: 2, needs: 3 },
      { code: 'skill_missing', skill: 'german', has: 0, needs: 1 },
    ]);
  });

  it('also without a skill that is only preferred', () => {
    expect(reasons(anAgent('ann'), aChat('c', { skills: [likes('german')] }))).toEqual([]);
  });

  it('but not one that it gave away', () => {
    const chat = aChat('c', { excludedAgentIds: ['ann'] });
    expect(reasons(anAgent('ann'), chat)).toEqual([{ code: 'excluded_by_transfer' }]);
    expect(reasons(anAgent('ben'), chat)).toEqual([]);
  });

  it('and hears every reason at once when not', () => {
    const dee = anAgent('dee', { status: 'away', maxConcurrentChats: 0 });
    const codes = reasons(dee, aChat('c', { skills: [asks('german')], excludedAgentIds: ['dee'] })).map(({ code }) => code);
    expect(codes).toEqual(['status', 'at_capacity', 'skill_missing', 'excluded_by_transfer']);
  });
});

describe('a preferred skill', () => {
  const german = { ...likes('german', 2), relaxAfterSeconds: 30 };
  const waited = (seconds: number, skill: SkillNeed) => aChat('c', { skills: [skill], queuedAt: secondsAgo(seconds) });
  const binds = (chat: WaitingChat, present: AgentLoad[]) => needsOf(chat, momentOf(present, new TeamLoads(), now)).required.length > 0;
  const speaker = anAgent('ann', { skills: [{ name: 'german', level: 2 }] });

  it('is waited for until its time is up', () => {
    expect(binds(waited(29, german), [speaker])).toBe(true);
    expect(binds(waited(30, german), [speaker])).toBe(false);
  });

  it('is waited for while somebody busy has it, and dropped at once when nobody present ever could', () => {
    expect(binds(waited(0, german), [{ ...speaker, status: 'busy' }])).toBe(true);
    expect(binds(waited(0, german), [{ ...speaker, status: 'away' }])).toBe(false);
    expect(binds(waited(0, german), [anAgent('bo', { skills: [{ name: 'german', level: 1 }] })])).toBe(false);
  });

  it('without a time only shapes the choice', () => {
    expect(binds(waited(0, likes('german')), [speaker])).toBe(false);
  });

  it('becomes no less when required: that is never dropped', () => {
    expect(binds(waited(9_999, { ...german, required: true }), [])).toBe(true);
  });
});

describe('a team', () => {
  const ann = anAgent('ann', { teamIds: ['sales'] });
  const full = new TeamLoads([
    aTeam('sales', { activeChats: 2, maxConcurrentChats: 2, overflowAfterSeconds: 30, overflowTeamIds: ['support'] }),
    aTeam('support'),
  ]);
  const waited = (seconds: number, rest: Partial<WaitingChat> = {}) =>
    aChat('c', { teamId: 'sales', queuedAt: secondsAgo(seconds), ...rest });

  it('has its chats to itself', () => {
    const teams = new TeamLoads([aTeam('sales')]);
    expect(reasons(ann, waited(9), teams)).toEqual([]);
    expect(reasons(anAgent('bo'), waited(9), teams)).toEqual([{ code: 'not_in_team', teamIds: ['sales'] }]);
    expect(reasons(anAgent('bo'), aChat('c'), teams)).toEqual([]);
  });

  it('with as many chats as it may have gets no more, whoever is free', () => {
    expect(reasons(ann, waited(9), full)).toEqual([{ code: 'team_at_capacity', teamId: 'sales', active: 2, limit: 2 }]);
  });

  it('overflows to others once a chat has waited for it, since it came to the team', () => {
    const bo = anAgent('bo', { teamIds: ['support'] });
    expect(reasons(bo, waited(29), full)).toEqual([{ code: 'not_in_team', teamIds: ['sales'] }]);
    expect(reasons(bo, waited(30), full)).toEqual([]);
    expect(reasons(bo, waited(600, { teamSince: secondsAgo(29) }), full)).toHaveLength(1);
    expect(reasons(anAgent('cem', { teamIds: ['sales', 'support'] }), waited(30), full)).toEqual([]);
  });

  it('that is not there any more has no members', () => {
    expect(reasons(anAgent('bo'), waited(9))).toEqual([{ code: 'not_in_team', teamIds: ['sales'] }]);
  });

  it('waits for a preferred skill only while one of its members has it', () => {
    const skills = [{ ...likes('german'), relaxAfterSeconds: 60 }];
    const binds = (teamIds: string[]) =>
      needsOf(waited(9, { skills }), momentOf([anAgent('bo', { teamIds, skills: [{ name: 'german', level: 1 }] })], full, now)).required;
    expect(binds(['sales'])).toHaveLength(1);
    expect(binds(['support'])).toHaveLength(0);
  });
});

it('an agent who has just got a chat gets no other for a while', () => {
  const until = secondsAgo(-20);
  expect(reasons(anAgent('ann', { nextChatAt: until }), aChat('c'))).toEqual([{ code: 'breathing', until: until.toISOString() }]);
  expect(reasons(anAgent('ann', { nextChatAt: now }), aChat('c'))).toEqual([]);
});

describe('declines', () => {
  const [ann, bo] = [anAgent('ann'), anAgent('bo', { status: 'busy', activeChats: 5 })];
  const round = (declinedBy: string[], agents: AgentLoad[]) =>
    inRound(aChat('c', { declinedBy }), agents, defaultPolicy, whereAllAreHere()).declinedBy;

  it('count until everybody who could take the chat has declined, also who is full just now', () => {
    expect(round(['ann'], [ann, bo])).toEqual(['ann']);
    expect(round(['ann', 'bo'], [ann, bo])).toEqual([]);
  });

  it('keep an agent from being offered the chat again', () => {
    expect(reasons(ann, aChat('c', { declinedBy: ['ann'] }))).toEqual([{ code: 'declined' }]);
  });
});

describe('the signature of needs', () => {
  const signature = (...skills: WaitingChat['skills']) => signatureOf(needsOf(aChat('c', { skills }), whereAllAreHere()));

  it('is the same in whatever order they are written', () => {
    expect(signature(asks('a'), likes('b'), asks('c', 2))).toBe(signature(asks('c', 2), asks('a'), likes('b')));
  });

  it('tells apart level, requirement and name', () => {
    const signatures = [signature(), signature(asks('a')), signature(asks('a', 2)), signature(likes('a')), signature(asks('b'))];
    expect(new Set(signatures).size).toBe(signatures.length);
  });
});

it('the planner and the explanation use the same filters', () => {
  fc.assert(
    fc.property(anyFloor, ({ waiting, agents, teams }) => {
      for (const chat of waiting) {
        const needs = needsOf(chat, whereAllAreHere(teams));
        for (const agent of agents) {
          const isOwn = comesBackTo(agent, chat);
          const isOpen = hasRoom(agent, { teamIds: isOwn ? null : needs.teamIds, weight: needs.weight, teams });
          const eligible = takesChats(agent, now) && (isOwn || meetsNeeds(agent, needs)) && isOpen && mayHave(agent, chat);
          expect(eligible).toBe(reasons(agent, chat, teams).length === 0);
        }
      }
    }),
  );
});
