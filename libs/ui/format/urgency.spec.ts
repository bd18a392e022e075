import { lateAt, type Urgency, urgencyOf } from './urgency';

const SETTINGS = { replySoonSeconds: 120, replyLateSeconds: 300, dueSoonSeconds: 60 };
const SINCE = '2026-03-02T10:00:00.000Z';
const at = (seconds: number): number => Date.parse(SINCE) + seconds * 1000;
const after = (seconds: number): string => new Date(at(seconds)).toISOString();
const shown = (waited: number, dueAfter?: number): Urgency =>
  urgencyOf({ since: SINCE, dueAt: dueAfter === undefined ? null : after(dueAfter) }, at(waited), SETTINGS);

describe('Urgency of a wait', () => {
  it.each([
    [0, 'fine', 0, '0:00'],
    [119.9, 'fine', 119.9 / 300, '1:59'],
    [120, 'soon', 0.4, '2:00'],
    [300, 'late', 1, '5:00'],
    [3_700, 'late', 1, '1:01:40'],
    // By a clock that is behind the server's.
    [-3, 'fine', 0, '0:00'],
  ])('without a target goes by how long it lasts: %s s', (waited, level, part, words) => {
    expect(shown(waited)).toEqual({ level, part, words });
  });

  it.each([
    [0, 'fine', 0, '0:00'],
    [539, 'fine', 539 / 600, '8:59'],
    [540, 'soon', 0.9, 'due in 1:00'],
    [599.5, 'soon', 599.5 / 600, 'due in 0:01'],
    [600, 'late', 1, 'late 0:00'],
    [725, 'late', 1, 'late 2:05'],
  ])('with a target of ten minutes goes by when it is due: %s s', (waited, level, part, words) => {
    expect(shown(waited, 600)).toEqual({ level, part, words });
  });

  it('is soon for at most half of a short target', () => {
    expect(shown(14, 30).level).toBe('fine');
    expect(shown(15, 30)).toMatchObject({ level: 'soon', words: 'due in 0:15' });
    // Due before it began, as targets that are changed may say.
    expect(shown(5, -10)).toEqual({ level: 'late', part: 1, words: 'late 0:15' });
  });

  it('puts first what is late first, by its target or by its length', () => {
    const times = [{ since: after(100) }, { since: after(0), dueAt: after(900) }, { since: after(50), dueAt: after(80) }];
    expect(times.map((wait) => lateAt(wait, SETTINGS))).toEqual([at(400), at(900), at(80)]);
  });
});
