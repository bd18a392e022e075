import type { Target } from '#protocol';
import { Deadlines } from './deadlines';
import { Targets } from './targets';

const since = new Date('2026-11-27T12:00:00Z');
const target = (rest: Partial<Target> = {}): Target => ({
  priority: 'normal',
  teamId: null,
  firstResponseSeconds: 60,
  replySeconds: 120,
  withinHours: false,
  ...rest,
});
const seconds = (
  deadlines: Deadlines,
  chat: { priority?: Target['priority']; teamId?: string | null },
  kind: 'firstResponse' | 'reply' = 'reply',
) => {
  const due = deadlines.of({ priority: 'normal', teamId: null, ...chat }, { kind, since });
  return due && (due.getTime() - since.getTime()) / 1000;
};

describe('Deadlines', () => {
  it('are those of the priority, of the team before those for all', () => {
    const deadlines = new Deadlines([
      target(),
      target({ teamId: 'sales', replySeconds: 30, firstResponseSeconds: null }),
      target({ priority: 'urgent', replySeconds: 10 }),
    ]);
    expect(seconds(deadlines, {})).toBe(120);
    expect(seconds(deadlines, {}, 'firstResponse')).toBe(60);
    expect(seconds(deadlines, { teamId: 'support' })).toBe(120);
    expect(seconds(deadlines, { teamId: 'sales' })).toBe(30);
    expect(seconds(deadlines, { teamId: 'sales' }, 'firstResponse')).toBeNull();
    expect(seconds(deadlines, { teamId: 'sales', priority: 'urgent' })).toBe(10);
    expect(seconds(deadlines, { priority: 'low' })).toBeNull();
    expect(new Deadlines().isEmpty).toBe(true);
  });

  it('count the opening hours of the team, or of the installation, where the target says so', () => {
    const times = (factor: number) => ({ after: (from: Date, some: number) => new Date(from.getTime() + some * factor * 1000) });
    const hours = new Map([
      [null, times(2)],
      ['sales', times(3)],
    ]);
    const deadlines = new Deadlines([target({ withinHours: true })], hours);
    expect(seconds(deadlines, {})).toBe(240);
    expect(seconds(deadlines, { teamId: 'support' })).toBe(240);
    expect(seconds(deadlines, { teamId: 'sales' })).toBe(360);
    expect(seconds(new Deadlines([target()], hours), {})).toBe(120);
    expect(seconds(new Deadlines([target({ withinHours: true })]), {})).toBe(120);
  });

  it('are not given twice for the same chats, and go with their team', () => {
    const targets = new Targets();
    const by = { type: 'agent' as const, id: 'ada' };
    expect(() => targets.replace([target(), target({ replySeconds: 1 })], by)).toThrow(
      expect.objectContaining({ code: 'validation.failed' }),
    );
    targets.replace([target(), target({ teamId: 'sales' })], by);
    targets.loseTeam('support');
    expect(targets.list).toHaveLength(2);
    targets.loseTeam('sales');
    expect(targets.list).toEqual([target()]);
  });
});
