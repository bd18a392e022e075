import fc from 'fast-check';
import { aChat, anAgent, anyFloor, asks, likes, now, secondsAgo } from './testing/floor';
import { hasSkillsFor, mayHave, objections, takesChats } from './eligibility';
import type { AgentLoad } from './agent-load';
import { inRound } from './offer-rounds';
import { defaultPolicy } from './policies';
import { needsOf, presentSkills, signatureOf, type SkillNeed, type WaitingChat } from './waiting-chat';

const reasons = (agent: AgentLoad, chat: WaitingChat) =>
  objections(
    agent,
    chat,
    needsOf(chat, now, () => true),
  ).flatMap(({ reasons }) => reasons);

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
  const binds = (chat: WaitingChat, present: AgentLoad[]) => needsOf(chat, now, presentSkills(present)).required.length > 0;
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

describe('declines', () => {
  const [ann, bo] = [anAgent('ann'), anAgent('bo', { status: 'busy', activeChats: 5 })];
  const round = (declinedBy: string[], agents: AgentLoad[]) =>
    inRound(aChat('c', { declinedBy }), agents, () => true, defaultPolicy, now).declinedBy;

  it('count until everybody who could take the chat has declined, also who is full just now', () => {
    expect(round(['ann'], [ann, bo])).toEqual(['ann']);
    expect(round(['ann', 'bo'], [ann, bo])).toEqual([]);
  });

  it('keep an agent from being offered the chat again', () => {
    expect(reasons(ann, aChat('c', { declinedBy: ['ann'] }))).toEqual([{ code: 'declined' }]);
  });
});

describe('the signature of needs', () => {
  const signature = (...skills: WaitingChat['skills']) => signatureOf(needsOf(aChat('c', { skills }), now, () => true));

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
    fc.property(anyFloor, ({ waiting, agents }) => {
      for (const chat of waiting) {
        for (const agent of agents) {
          const eligible =
            takesChats(agent) &&
            hasSkillsFor(
              agent,
              needsOf(chat, now, () => true),
            ) &&
            mayHave(agent, chat);
          expect(eligible).toBe(reasons(agent, chat).length === 0);
        }
      }
    }),
  );
});
