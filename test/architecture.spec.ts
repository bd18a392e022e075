import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from './architecture/cruise';
import { drawMap } from './architecture/map';
import { readModel } from './architecture/model';
import * as rules from './architecture/rules';
import { fileLengths, median, vagueNames } from './architecture/sizes';
import { ROOT } from './architecture/sources';

const MAP = join(ROOT, 'docs/map.md');

describe('the architecture', () => {
  const model = readModel();

  it('lets imports run one way only', async () => {
    expect(await cruise(['apps', 'libs', 'migrations', 'test'])).toBe('');
  });

  it.each(Object.entries(rules))('holds: %s', (_, rule) => {
    expect(rule(model)).toEqual([]);
  });

  it('keeps files short', () => {
    const files = fileLengths();
    expect(files.filter(({ lines }) => lines > 250)).toEqual([]);
    expect(median(files.map(({ lines }) => lines))).toBeLessThan(60);
  });

  it('calls nothing Manager, Util, Helper, Base… or …Impl', () => {
    const classes = model.classes.filter(({ name }) => /(Manager|Utils?|Helpers?|Impl)$|^Base[A-Z]/.test(name));
    expect([...vagueNames(), ...classes.map(({ at }) => at)]).toEqual([]);
  });

  it('is drawn in docs/map.md as it is', () => {
    const drawn = drawMap(model);
    if (!process.env.CI) writeFileSync(MAP, drawn);
    expect(existsSync(MAP) && readFileSync(MAP, 'utf8')).toBe(drawn);
  });
});
