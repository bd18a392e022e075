import fc from 'fast-check';
import { LogCursor } from './log-cursor';

/** What a reader gets to see who asks the log for what the cursor says. */
function look(cursor: LogCursor, committed: readonly number[], nowMs = 0): number[] {
  const { after, missing } = cursor.next;
  const seen = committed.filter((position) => position > after || missing.includes(position));
  cursor.saw(seen, nowMs);
  return seen;
}

it('a reader sees each event once, in whatever order transactions commit', () => {
  const order = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 })
    .chain((positions) => fc.tuple(fc.shuffledSubarray(positions, { minLength: positions.length }), fc.array(fc.nat({ max: 5 }))));
  fc.assert(
    fc.property(order, ([commits, sizes]) => {
      const cursor = new LogCursor();
      const seen: number[] = [];
      let at = 0;
      for (const size of [...sizes, commits.length]) {
        at += size;
        seen.push(...look(cursor, commits.slice(0, at)));
      }
      expect(seen.sort((a, b) => a - b)).toEqual([...commits].sort((a, b) => a - b));
    }),
  );
});

it('a position that never appears is looked for until no transaction can be open that drew it', () => {
  const cursor = new LogCursor();
  look(cursor, [1, 3], 0);
  expect(look(cursor, [1, 2, 3], 59_000)).toEqual([2]);
  look(cursor, [5], 60_000);
  look(cursor, [6], 121_000);
  expect(cursor.next).toEqual({ after: 6, missing: [] });
});

it('a reader who starts with a log that is there sees what commits late below its last position', () => {
  const cursor = new LogCursor();
  cursor.startBelow(20_000);
  expect(look(cursor, [14_000, 19_000, 20_000])).toEqual([19_000, 20_000]);
  expect(look(cursor, [19_000, 19_500, 20_000])).toEqual([19_500]);
});
