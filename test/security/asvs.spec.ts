import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; in each they come before those of level 3. */
const SECTIONS: Record<string, number[]> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7, 0],
  16: [1, 5, 4, 3, 3],
  17: [1, 4, 2],
};

/** That the tests exist which it names is seen by `defencesAreTried` in `test/architecture`. */
describe('The checklist by OWASP ASVS', () => {
  const rows = [...readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8').matchAll(/^\| (\d+\.\d+\.\d+) \| (.*?) \| (.*) \|$/gm)].map(
    ([, number, state, by]) => ({ number: number!, state: state!, by: by! }),
  );

  it('answers each requirement of levels 1 and 2, once and in order', () => {
    const asked = Object.entries(SECTIONS).flatMap(([chapter, sections]) =>
      sections.flatMap((most, section) => Array.from({ length: most }, (_, at) => `${chapter}.${section + 1}.${at + 1}`)),
    );
    expect(rows.map(({ number }) => number)).toEqual(asked);
    expect(asked).toHaveLength(253);
  });

  it('says what is missing where something is, and counts itself right', () => {
    const wrong = rows.filter(
      ({ state, by }) => !['met', 'in part', 'yours', 'none'].includes(state) || (state === 'in part') !== /Missing/.test(by),
    );
    expect(wrong).toEqual([]);
    const counts = ['met', 'in part', 'yours', 'none'].map((each) => rows.filter(({ state }) => state === each).length);
    const said = [...readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8').matchAll(/\*\*(?:met|in part|yours|none)\*\* \((\d+)\)/gm)];
    expect(said.map(([, count]) => Number(count))).toEqual(counts);
  });
});
