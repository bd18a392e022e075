import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEBHOOK_EVENTS } from '#protocol';
import { filesBelow, isProduction, ROOT } from './sources';

const DECISIONS = 'docs/decisions';
const NUMBERED = /^(\d{4})-[a-z0-9-]+\.md$/;

/** Numbered from 1 without a gap, each with its title, status and date as the index says. */
export function decisionsAreIndexed(): string[] {
  const files = filesBelow(DECISIONS, (path) => !path.endsWith('README.md')).map((path) => path.slice(DECISIONS.length + 1));
  const index = readFileSync(join(ROOT, DECISIONS, 'README.md'), 'utf8');
  return files.flatMap((file, at) => {
    const number = Number(NUMBERED.exec(file)?.[1]);
    const head = /^# (\d+)\. (.+)\n\nStatus: (accepted|amended), (\d{4}-\d\d-\d\d)\n/.exec(
      readFileSync(join(ROOT, DECISIONS, file), 'utf8'),
    );
    if (number !== at + 1 || !head || Number(head[1]) !== number)
      return [`${DECISIONS}/${file} is no decision ${at + 1} with a title, a status and a date`];
    const [, , title, status, date] = head;
    return index.includes(`| ${number} | [${title}](${file}) | ${status} | ${date} |`)
      ? []
      : [`${DECISIONS}/README.md does not list ${file} as it is`];
  });
}

const EXPORTED = /export (?:abstract |async )?(?:class|function|const|interface|type) (\w+)/g;

/** What the glossary calls the name of something is exported, or is a file. */
export function glossaryNamesAreExported(): string[] {
  const exported = new Set(
    filesBelow('libs', isProduction).flatMap((path) =>
      Array.from(readFileSync(join(ROOT, path), 'utf8').matchAll(EXPORTED), ([, name]) => name!),
    ),
  );
  const rows = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| (?!word|---)/.test(line));
  const names = rows.flatMap((row) => Array.from(row.split('|')[3]!.matchAll(/`([^`]+)`/g), ([, name]) => name!));
  const isThere = (name: string): boolean =>
    name.includes('.') ? name === 'lends.ts' || existsSync(join(ROOT, name)) : exported.has(name);
  return names.filter((name) => !isThere(name)).map((name) => `docs/glossary.md names ${name}, which nothing exports`);
}

/** The table of events in docs/webhooks.md names each event that a webhook may hear, and no other but the test. */
export function webhookEventsAreDocumented(): string[] {
  const [, events = ''] = readFileSync(join(ROOT, 'docs/webhooks.md'), 'utf8').split('## Events');
  const rows = events.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) => Array.from(row.split('|')[1]!.matchAll(/`([^`]+)`/g), ([, name]) => name!));
  const known: string[] = [...WEBHOOK_EVENTS, 'webhook.test'];
  return [
    ...known.filter((name) => !named.includes(name)).map((name) => `docs/webhooks.md has no row for ${name}`),
    ...named.filter((name) => !known.includes(name)).map((name) => `docs/webhooks.md has a row for ${name}, which no webhook hears`),
  ];
}

/** Words of code beside the specs. */
const NO_SPECS = ['nosniff', 'frame-ancestors', 'sslmode', 'rediss', 'crypto.randomBytes'];

const SPEC = /\.spec\.ts$/;

/** What docs/security.md and docs/asvs.md name as what tries a defence is a spec that there is. */
export function defencesAreTried(): string[] {
  const specs = [...filesBelow('test', (path) => SPEC.test(path)), ...filesBelow('libs', (path) => SPEC.test(path))];
  const known = new Set(specs.flatMap((path) => [path, path.split('/').at(-1)!, path.split('/').at(-1)!.replace(SPEC, '')]));
  const rowsOf = (path: string): string[] =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .filter((line) => /^\| (?!threat|section)/.test(line));
  return ['docs/security.md', 'docs/asvs.md'].flatMap((path) =>
    rowsOf(path)
      .flatMap((row) => Array.from((row.split('|')[3] ?? '').matchAll(/`([a-z][\w./-]+)`/g), ([, name]) => name!))
      .filter((name) => !known.has(name) && !NO_SPECS.includes(name))
      .map((name) => `${path} names ${name}, which is no spec`),
  );
}
