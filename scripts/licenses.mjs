// Refuses packages whose licence asks more than we give: `npm run licenses`. It reads the lock file, and so needs no network.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';

const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
];
/** For what is used in development alone, and handed to nobody. */
const IN_DEVELOPMENT = ['CC-BY-4.0', 'MPL-2.0', 'OFL-1.1', 'WTFPL'];
/**
 * Libraries of their own beside the others, unchanged, which whoever runs it may exchange: libvips, and the reader of recordings
 * (docs/decisions/0048).
 */
const LINKED = [
  { name: /^@img\/sharp-/, license: 'LGPL-3.0-or-later' },
  { name: /^mediabunny$/, license: 'MPL-2.0' },
];
/** Of those that say it in no field: what their licence files say. */
const SAID_ELSEWHERE = {
  '@react-aria/optimize-locales-plugin': 'Apache-2.0',
  httpntlm: 'MIT',
  'passport-strategy': 'MIT',
  pause: 'MIT',
  'stack-trace': 'MIT',
  'xmlhttprequest-ssl': 'MIT',
};

const file = argv[2] ?? join(import.meta.dirname, '../package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8'));
const refused = Object.entries(packages).flatMap(([path, { license, dev, link }]) => {
  const name = path.replace(/^.*node_modules\//, '');
  if (path === '' || link) return [];
  const said = license ?? SAID_ELSEWHERE[name];
  const good = [
    ...PERMISSIVE,
    ...(dev ? IN_DEVELOPMENT : []),
    ...LINKED.filter((linked) => linked.name.test(name)).map(({ license }) => license),
  ];
  return said !== undefined && isMet(said, good) ? [] : [`${name}: ${said ?? 'says none'}${dev ? '' : ', which is served'}`];
});
if (refused.length > 0) {
  console.error(`Licences that are not agreed to:\n${refused.join('\n')}`);
  process.exitCode = 1;
}

/** SPDX expressions as packages have them: alternatives of sums, or sums. */
function isMet(expression, good) {
  return expression
    .replaceAll(/[()]/g, '')
    .split(/ OR /)
    .some((sum) => sum.split(/ AND /).every((each) => good.includes(each)));
}
