import { bodyOf, dayOf, differencesOf, moved, NOW, shifted, spanOf } from './policy';

const [A, B, C] = ['preferredSkills', 'lowestLoadRatio', 'longestSinceLastAssignment'] as const;
const policy = (rank: string[], queueOrder: 'priority' | 'due' = 'priority') => ({ rank, queueOrder });

describe('The routing policy as a form', () => {
  it('is put in order by dragging, and one place at a time', () => {
    expect(moved([A, B, C], new Set([C]), A, 'before')).toEqual([C, A, B]);
    expect(moved([A, B, C], new Set([A]), C, 'after')).toEqual([B, C, A]);
    expect(moved([A, B, C], new Set([B]), B, 'after')).toHaveLength(3);
    expect([shifted([A, B, C], B, 1), shifted([A, B, C], B, -1)]).toEqual([
      [A, C, B],
      [B, A, C],
    ]);
    expect([shifted([A, B], A, -1), shifted([A, B], B, 1)]).toEqual([
      [A, B],
      [A, B],
    ]);
  });

  it('says in what a version differs from the one before', () => {
    expect(differencesOf(policy([A, B, C]), policy([A, B, C]))).toEqual([]);
    expect(differencesOf(policy([C, B], 'due'), policy([A, B, C]))).toEqual([
      { what: 'removed', name: A },
      { what: 'order' },
      { what: 'queueOrder' },
    ]);
    expect(differencesOf(policy([A, C]), policy([A]))).toEqual([{ what: 'added', name: C }]);
  });

  it('is replayed on whole days that are over, by the clock of this machine', () => {
    const now = new Date('2026-03-04T15:00');
    const at = (text: string): string => new Date(text).toISOString();
    expect(dayOf(now)).toBe('2026-03-04');
    expect(spanOf('2026-03-01', 2, now)).toEqual({ from: at('2026-03-01T00:00'), to: at('2026-03-03T00:00') });
    expect(spanOf('2026-03-03', 7, now)).toEqual({ from: at('2026-03-03T00:00'), to: now.toISOString() });
    expect([spanOf('2026-03-04', 1, now), spanOf('', 1, now), spanOf('2026-13-01', 1, now)]).toEqual([null, null, null]);
  });

  it('is sent as a whole, with what a colleague has changed of it', () => {
    const found = { ...policy([A, B], 'due'), version: 3, name: '3', note: 'old', createdAt: '', createdBy: null, scheduled: null };
    expect(bodyOf({ rank: [B, A] }, found, NOW)).toEqual({ rank: [B, A], queueOrder: 'due', note: null });
    const put = bodyOf({}, found, { name: ' Winter ', note: 'Short days', at: '2026-12-01T09:00' });
    expect(put).toEqual({
      ...policy([A, B], 'due'),
      name: 'Winter',
      note: 'Short days',
      effectiveAt: new Date('2026-12-01T09:00').toISOString(),
    });
  });
});
