import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { contextOf } from './classes';
import type { Model } from './model';
import type { Rule } from './rules';
import { all, at, filesBelow, readSources, ROOT, type Source } from './sources';

/**
 * Tables of others that a context or a program names in its SQL. Imports are proven by dependency-cruiser; this is the other way
 * to depend on somebody, so it is declared, drawn in docs/map.md, and never used to write.
 */
const MAY_READ: Record<string, readonly string[]> = {
  presence: ['users'],
  chats: ['customers', 'teams', 'users'],
  customers: ['chats'],
  mail: ['chats', 'tickets'],
  push: ['chats', 'customers', 'messages', 'notes', 'preferences', 'sessions', 'users'],
  canned: ['chats', 'customers', 'teams', 'tickets'],
  routing: ['agents', 'api_keys', 'chats', 'customers', 'messages', 'teams', 'users'],
  insight: ['agents', 'chats', 'tickets', 'users'],
  webhooks: ['chats'],
  widget: ['skills', 'teams'],
  translation: ['chats', 'messages'],
  analytics: ['agents', 'canned_responses', 'canned_uses', 'chats', 'skills', 'tags', 'teams', 'users', 'wait_estimates'],
  simulator: ['agents', 'chats', 'hours', 'routing_policies', 'settings', 'targets', 'teams', 'users'],
};

export interface ForeignRead {
  reader: string;
  owner: string;
  table: string;
  writes: boolean;
  at: string;
}

/** Who owns which table: whoever's migration creates it. */
function owners(): Map<string, string> {
  const created = filesBelow('migrations', (path) => /\/\d+-.*\.ts$/.test(path)).flatMap((path) => {
    const owner = /\/\d+-([a-z]+)/.exec(path)![1]!;
    const text = readFileSync(join(ROOT, path), 'utf8');
    return [...text.matchAll(/\bcreate (?:unlogged )?(?:table|view) (?:if not exists )?(\w+)/gi)].map(
      ([, table]) => [table!, owner] as const,
    );
  });
  return new Map(created);
}

const IS_SQL = /\b(select|from|join|update|insert|delete)\b/i;
const NAMED_TABLE = /(\bfrom|\bjoin|\bupdate|\binto|\busing|,)\s+(?:only\s+)?(\w+)\b(?![.(])/gi;
const WRITTEN = /\b(update|into|delete\s+from)\s+$/i;

/** Every table of somebody else that a string of SQL names. What the platform owns, e.g. the event log, is for all. */
export function foreignReads({ sources }: Model): ForeignRead[] {
  const owned = owners();
  const readerOf = (path: string): string => (/^(apps|libs\/simulator)\//.test(path) ? path.split('/')[1]! : contextOf(path));
  return [...sources, ...readSources('apps'), ...readSources('libs/simulator')].flatMap((source) => {
    const reader = readerOf(source.path);
    return stringsIn(source).flatMap((node) =>
      tablesIn(textOf(node)).flatMap(({ table, writes }) => {
        const owner = owned.get(table);
        return owner === undefined || owner === 'platform' || owner === reader ? [] : [{ reader, owner, table, writes, at: at(node) }];
      }),
    );
  });
}

export const foreignTablesAreDeclared: Rule = (model) => {
  const found = foreignReads(model);
  const undeclared = found.filter(({ reader, table }) => !MAY_READ[reader]?.includes(table));
  const stale = Object.entries(MAY_READ).flatMap(([reader, tables]) =>
    tables.filter((table) => !found.some((each) => each.reader === reader && each.table === table)).map((table) => ({ reader, table })),
  );
  return [
    ...undeclared.map(
      (each) =>
        `${each.at} ${each.reader} reads ${each.table} of ${each.owner}: ask for a query, or name it in MAY_READ (test/architecture/tables.ts)`,
    ),
    ...stale.map(({ reader, table }) => `MAY_READ: ${reader} does not read ${table} any more`),
  ];
};

export const foreignTablesAreNeverWritten: Rule = (model) =>
  foreignReads(model).flatMap((each) =>
    each.writes ? [`${each.at} ${each.reader} writes ${each.table} of ${each.owner}: order a command`] : [],
  );

function stringsIn({ tree }: Source): ts.Node[] {
  return all(
    tree,
    (node): node is ts.Node => ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node),
  );
}

function textOf(node: ts.Node): string {
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' $ ');
  return (node as ts.StringLiteralLike).text;
}

function tablesIn(sql: string): { table: string; writes: boolean }[] {
  if (!IS_SQL.test(sql)) return [];
  return [...sql.matchAll(NAMED_TABLE)].map((match) => {
    const [whole, keyword, table] = match;
    const before = sql.slice(0, match.index + whole.length - table!.length);
    return { table: table!, writes: keyword !== ',' && WRITTEN.test(before) };
  });
}
