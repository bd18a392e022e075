import { aChat, anAgent, asks, likes, now, secondsAgo } from './testing/floor';
import { plan } from './planner';
import { defaultPolicy } from './policies';
import type { AgentLoad } from './agent-load';
import type { WaitingChat } from './waiting-chat';

const given = (waiting: WaitingChat[], agents: AgentLoad[], policy = defaultPolicy) => {
  const { assignments, waiting: left } = plan(waiting, agents, policy, now);
  return {
    assigned: Object.fromEntries(assignments.map(({ chatId, agentId }) => [chatId, agentId])),
    waiting: left.map(({ chatId }) => chatId),
  };
};
const billing = (level: number) => [{ name: 'billing', level }];

describe('a waiting chat', () => {
  it('goes to the agent who is free', () => {
    expect(given([aChat('c')], [anAgent('ann')])).toEqual({ assigned: { c: 'ann' }, waiting: [] });
  });

  it('stays in the queue while nobody fits', () => {
    const agents = [anAgent('ann', { status: 'away' }), anAgent('ben', { activeChats: 5 })];
    expect(given([aChat('c')], agents)).toEqual({ assigned: {}, waiting: ['c'] });
  });

  it('that fits nobody holds up no other', () => {
    const chats = [aChat('first', { priority: 'urgent', skills: [asks('german')] }), aChat('second', { priority: 'low' })];
    expect(given(chats, [anAgent('ann')])).toEqual({ assigned: { second: 'ann' }, waiting: ['first'] });
  });

  it('that its agent gave away goes to another, or waits', () => {
    const chat = aChat('c', { excludedAgentIds: ['ann'] });
    expect(given([chat], [anAgent('ann'), anAgent('ben', { activeChats: 4 })]).assigned).toEqual({ c: 'ben' });
    const ben = anAgent('ben', { status: 'busy', activeChats: 5 });
    expect(given([chat, aChat('d')], [anAgent('ann'), ben])).toEqual({ assigned: { d: 'ann' }, waiting: ['c'] });
  });

  it('that its agent gave away comes back when nobody else who is here could ever take it, after the cool-down', () => {
    const givenAway = (seconds: number) =>
      aChat('c', { excludedAgentIds: ['ann'], turnedDownAt: { ann: secondsAgo(seconds).toISOString() } });
    const agents = [anAgent('ann'), anAgent('ben', { status: 'offline' }), anAgent('cem', { maxConcurrentChats: 0 })];
    expect(given([givenAway(29), aChat('d')], agents)).toEqual({ assigned: { d: 'ann' }, waiting: ['c'] });
    expect(given([givenAway(30)], agents).assigned).toEqual({ c: 'ann' });
    expect(given([givenAway(10)], agents, { ...defaultPolicy, declineCooldownSeconds: 10 }).assigned).toEqual({ c: 'ann' });
  });

  it('that was declined in an earlier round still leaves whoever did so alone for the cool-down', () => {
    const declined = aChat('c', { declinedBy: [], turnedDownAt: { ann: secondsAgo(5).toISOString() } });
    expect(given([declined], [anAgent('ann'), anAgent('ben', { activeChats: 4 })]).assigned).toEqual({ c: 'ben' });
    expect(given([declined], [anAgent('ann')]).waiting).toEqual(['c']);
  });

  it('that its agent gave away leaves that agent the best choice for the next', () => {
    const agents = [anAgent('ann'), anAgent('ben', { activeChats: 1 }), anAgent('cem', { activeChats: 2 })];
    const chats = [aChat('c', { priority: 'high', excludedAgentIds: ['ann'] }), aChat('d')];
    expect(given(chats, agents).assigned).toEqual({ c: 'ben', d: 'ann' });
  });
});

describe('the last seat', () => {
  const agents = [anAgent('ann', { activeChats: 4 })];

  it('goes to the more urgent chat, and nobody is put over the limit', () => {
    const chats = [aChat('old', { queuedAt: secondsAgo(900) }), aChat('urgent', { priority: 'urgent' })];
    expect(given(chats, agents)).toEqual({ assigned: { urgent: 'ann' }, waiting: ['old'] });
  });

  it('goes to the one that waited long enough, when waiting counts', () => {
    const chats = [aChat('old', { queuedAt: secondsAgo(900) }), aChat('urgent', { priority: 'urgent' })];
    expect(given(chats, agents, { ...defaultPolicy, priorityAgingSeconds: 300 }).assigned).toEqual({ old: 'ann' });
  });
});

describe('of the agents who fit, the chat goes to', () => {
  it('the one with more of the preferred skills', () => {
    const agents = [anAgent('ann'), anAgent('ben', { skills: billing(1), activeChats: 4 })];
    expect(given([aChat('c', { skills: [likes('billing')] })], agents).assigned).toEqual({ c: 'ben' });
  });

  it('then the one with the lowest share of its own limit', () => {
    const agents = [anAgent('ann', { activeChats: 2, maxConcurrentChats: 4 }), anAgent('ben', { activeChats: 3, maxConcurrentChats: 10 })];
    expect(given([aChat('c')], agents).assigned).toEqual({ c: 'ben' });
  });

  it('who is not spared as an expert while the others are loaded', () => {
    const agents = [anAgent('dora', { skills: billing(5) }), anAgent('bea', { skills: billing(3), activeChats: 4 })];
    expect(given([aChat('c', { skills: [asks('billing', 3)] })], agents).assigned).toEqual({ c: 'dora' });
  });

  it('then the one who is least above what was asked', () => {
    const agents = [anAgent('ann', { skills: billing(5) }), anAgent('ben', { skills: billing(3) })];
    expect(given([aChat('c', { skills: [asks('billing', 2)] })], agents).assigned).toEqual({ c: 'ben' });
  });

  it('then the one whose last chat came longest ago, or never', () => {
    const ann = anAgent('ann', { lastAssignedAt: secondsAgo(10) });
    const ben = anAgent('ben', { lastAssignedAt: secondsAgo(20) });
    expect(given([aChat('c')], [ann, ben]).assigned).toEqual({ c: 'ben' });
    expect(given([aChat('c')], [ann, ben, anAgent('cem')]).assigned).toEqual({ c: 'cem' });
  });

  it('then the lower id', () => {
    expect(given([aChat('c')], [anAgent('ben'), anAgent('ann')]).assigned).toEqual({ c: 'ann' });
  });

  it('whatever skills nobody asked for', () => {
    const agents = [anAgent('ann', { activeChats: 1 }), anAgent('ben', { skills: billing(5) })];
    expect(given([aChat('c')], agents).assigned).toEqual({ c: 'ben' });
  });
});

it('many chats are spread by the load that grows with them', () => {
  const chats = ['1', '2', '3', '4', '5', '6'].map((id) => aChat(id));
  const agents = [anAgent('ann', { maxConcurrentChats: 8 }), anAgent('ben', { maxConcurrentChats: 4 })];
  const { assigned } = given(chats, agents);
  expect(Object.values(assigned).filter((agent) => agent === 'ann')).toHaveLength(4);
  expect(Object.values(assigned).filter((agent) => agent === 'ben')).toHaveLength(2);
});

describe('the cost', () => {
  const counting = () => {
    const seen = { scores: 0 };
    const rank = defaultPolicy.rank.map((ranking) => ({
      ...ranking,
      score: (...args: Parameters<typeof ranking.score>) => (seen.scores++, ranking.score(...args)),
    }));
    return { seen, policy: { ...defaultPolicy, rank } };
  };
  const queue = (skills: WaitingChat['skills']) => Array.from({ length: 20_000 }, (_, at) => aChat(`c${at}`, { skills }));
  const floor = (rest: Partial<AgentLoad>) => Array.from({ length: 1_000 }, (_, at) => anAgent(`a${at}`, rest));

  it('grows with the seats given, not with chats times agents', () => {
    const { seen, policy } = counting();
    expect(plan(queue([]), floor({}), policy, now).assignments).toHaveLength(5_000);
    expect(seen.scores).toBeLessThanOrEqual(defaultPolicy.rank.length * (1_000 + 5_000));
  });

  it('is one look at the agents for all chats whose like fitted nobody', () => {
    let looks = 0;
    const billing = {
      level: 1,
      get name() {
        return (looks++, 'billing');
      },
    };
    expect(plan(queue([asks('billing', 2)]), floor({ skills: [billing] }), defaultPolicy, now).waiting).toHaveLength(20_000);
    // Who is present, who fits, and twice to rank them.
    expect(looks).toBeLessThanOrEqual(4 * 1_000);
  });
});
