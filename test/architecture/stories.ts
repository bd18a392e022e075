import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from './rules';
import { filesBelow, ROOT } from './sources';

const SPEAKS_SQL = /\.query\s*[(<]|from '(pg|typeorm)'/;

/** What people see needs no table; what no interface shows has a name in `test/kit/probe.ts`. */
export const storiesSpeakNoSql: Rule = () =>
  filesBelow('test/stories', (path) => path.endsWith('.ts')).flatMap((path) => {
    const lines = readFileSync(join(ROOT, path), 'utf8').split('\n');
    return lines.flatMap((line, i) =>
      SPEAKS_SQL.test(line) ? [`${path}:${i + 1} asks the database: give it a name in test/kit/probe.ts`] : [],
    );
  });
