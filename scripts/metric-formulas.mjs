import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = readFileSync(join(import.meta.dirname, '../docs/metrics.md'), 'utf8');
const ROW = /^\| `([\w.]+)`(?: \(default\)|, [^|]+)? \| (.+?) \|/;

/** What docs/metrics.md says of each metric: the formula, and where there is one the name that the field has for it. */
function formulas() {
  const [metrics, levels] = TEXT.split('## Service level');
  const rowsOf = (text) => text.split('\n').flatMap((line) => (ROW.test(line) ? [line.split('|').map((cell) => cell.trim())] : []));
  const plain = (text) => text.replace(/`/g, '');
  const nameOf = (cell) => /^`([\w.]+)`/.exec(cell)[1];
  return {
    ...Object.fromEntries(
      rowsOf(metrics).map(([, name, field, formula]) => [nameOf(name), { field: plain(field), formula: plain(formula) }]),
    ),
    ...Object.fromEntries(rowsOf(levels).map(([, name, formula]) => [nameOf(name), { field: 'service level', formula: plain(formula) }])),
  };
}

/** Vite plugin: pages say of a figure what the documentation says, in its words. */
export const metricFormulas = () => ({
  name: 'metric-formulas',
  config: () => ({ define: { __METRIC_FORMULAS__: JSON.stringify(formulas()) } }),
});
