import { binds, fieldsOf, isReadable, keyOf, readKey, readTime, ROWS, targetsOf } from './targets';

const TEAM = '0195d6c2-0000-7000-8000-000000000001';
const target = (more: object = {}) => ({
  priority: 'normal' as const,
  teamId: null,
  firstResponseSeconds: 600,
  replySeconds: null,
  withinHours: false,
  ...more,
});

describe('The targets as a form', () => {
  it('are what they were, the most urgent first, those for all before those of a team', () => {
    const all = [
      target(),
      target({ priority: 'urgent', firstResponseSeconds: 90, replySeconds: 30 }),
      target({ teamId: TEAM, withinHours: true }),
    ];
    const fields = fieldsOf(all, [TEAM]);
    expect(ROWS).toEqual(['urgent', 'high', 'normal', 'low']);
    expect(fields[keyOf(null, 'urgent', 'firstResponseSeconds')]).toBe('1 min 30 s');
    expect(targetsOf(fields, [TEAM])).toEqual([all[1], all[0], all[2]]);
    // Those of a team that is not asked for are not in the form.
    expect(targetsOf(fieldsOf(all, []), [])).toEqual([all[1], all[0]]);
  });

  it('take a time that may be promised, and nothing for none', () => {
    expect([readTime(''), readTime(' 10 min'), readTime('30 d'), readTime('45')]).toEqual([null, 600, 30 * 86_400, 45]);
    expect([readTime('soon'), readTime('0'), readTime('31 d')]).toEqual([undefined, undefined, undefined]);
    const key = keyOf(TEAM, 'low', 'replySeconds');
    expect(readKey(key)).toEqual({ whose: TEAM, priority: 'low', part: 'replySeconds' });
    const fields = fieldsOf([], [TEAM]);
    expect([isReadable(fields), isReadable({ ...fields, [key]: 'soon' })]).toEqual([true, false]);
  });

  it('of a priority without a time are none, whatever else is chosen', () => {
    const fields = { ...fieldsOf([], []), [keyOf(null, 'high', 'withinHours')]: true };
    expect([binds(fields, null, 'high'), targetsOf(fields, [])]).toEqual([false, []]);
  });
});
