import type { Reason } from '../planner/eligibility';
import type { WaitingChat } from '../planner/waiting-chat';
import { summaryOf } from './summary';

const chat = (...skills: string[]): WaitingChat => ({
  chatId: 'c',
  priority: 'normal',
  queuedAt: new Date(0),
  skills: skills.map((name) => ({ name, minLevel: 3, required: true })),
  excludedAgentIds: [],
});
const agent = (name: string, ...reasons: Reason[]) => ({ name, eligible: reasons.length === 0, reasons });
const away: Reason = { code: 'status', status: 'away' };
const elsewhere: Reason = { code: 'not_in_team', teamIds: ['t'] };

describe('The summary of an explanation', () => {
  it('says who could take a chat that is for anybody', () => {
    expect(summaryOf(chat(), null, [agent('Ana'), agent('Bo', away)])).toBe('2 agents could take it: Ana is free, Bo is away');
    expect(summaryOf(chat(), null, [])).toBe('No agent could take it');
  });

  it('names the team that it is for, and those that help out', () => {
    const agents = [agent('Ana', away), agent('Bo', elsewhere)];
    expect(summaryOf(chat(), ['Sales'], agents)).toBe('1 agent of the team Sales could take it: Ana is away');
    expect(summaryOf(chat('billing'), ['Sales', 'Support'], agents)).toBe(
      '1 agent of the team Sales or Support has billing ≥ 3: Ana is away',
    );
    const unskilled = agent('Ana', { code: 'skill_missing', skill: 'billing', has: 0, needs: 3 });
    expect(summaryOf(chat('billing'), ['Sales'], [unskilled, agent('Bo', elsewhere)])).toBe('No agent of the team Sales has billing ≥ 3');
  });

  it('says of a team without members that nobody is in it', () => {
    expect(summaryOf(chat(), ['Sales'], [agent('Bo', elsewhere)])).toBe('Nobody is in the team Sales');
    expect(summaryOf(chat(), ['Sales'], [])).toBe('Nobody is in the team Sales');
  });
});
