import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_LEVEL_FORMULAS } from '#words';
import { FORMULA_NAMES } from './formulas';

describe('Formulas beside figures', () => {
  const documentation = readFileSync(join(__dirname, '../../../../docs/metrics.md'), 'utf8');

  it('are each a row of the documentation', () => {
    const isTold = (name: string): boolean => new RegExp(`^\\| \`${name.replace('.', '\\.')}\`.*\\|.+\\|`, 'm').test(documentation);
    expect(FORMULA_NAMES.filter((name) => !isTold(name))).toEqual([]);
    expect(FORMULA_NAMES).toEqual(expect.arrayContaining([...SERVICE_LEVEL_FORMULAS]));
  });
});
