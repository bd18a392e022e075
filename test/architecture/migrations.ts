import type { DataSource } from 'typeorm';

/** The schema as a version of the program meets it: what it reads, what it may leave out, and what refuses its rows. */
export interface Contract {
  /** `table.column` → its type. */
  columns: Map<string, string>;
  /** `table.column` of those that may be left out of an `insert`. */
  optional: Set<string>;
  /** Unique indexes and constraints, with their table. */
  rules: Map<string, string>;
}

export async function contractOf(dataSource: DataSource): Promise<Contract> {
  const columns = await dataSource.query<{ table: string; name: string; type: string; optional: boolean }[]>(
    `select table_name as table, table_name || '.' || column_name as name, udt_name as type,
       is_nullable = 'YES' or column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as optional
     from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'`,
  );
  const rules = await dataSource.query<{ table: string; rule: string }[]>(
    `select tablename as table, replace(indexdef, ' ON ONLY ', ' ON ') as rule from pg_indexes where schemaname = 'public' and indexdef like 'CREATE UNIQUE%'
     union all select conrelid::regclass::text, conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
       where connamespace = 'public'::regnamespace and contype in ('c', 'f')`,
  );
  return {
    columns: new Map(columns.map(({ name, type }) => [name, type])),
    optional: new Set(columns.filter(({ optional }) => optional).map(({ name }) => name)),
    rules: new Map(rules.map(({ rule, table }) => [rule, table])),
  };
}

/**
 * What a program that was written for `before` cannot live with in `after`: during a rolling restart it serves beside the next version. What
 * is to go, goes with the release after the last one that uses it ("expand and contract").
 */
export function breaks(before: Contract, after: Contract): string[] {
  const tables = new Set([...before.columns.keys()].map(tableOf));
  const found: string[] = [];
  for (const [name, type] of before.columns) {
    const now = after.columns.get(name);
    if (now === undefined) found.push(`${name} is gone`);
    else if (now !== type) found.push(`${name} was ${type} and is ${now}`);
    else if (before.optional.has(name) && !after.optional.has(name)) found.push(`${name} must not be left out any more`);
  }
  for (const name of after.columns.keys()) {
    const isNew = tables.has(tableOf(name)) && !before.columns.has(name);
    if (isNew && !after.optional.has(name)) found.push(`${name} is new and must not be left out`);
  }
  for (const [rule, table] of after.rules)
    if (tables.has(table) && !before.rules.has(rule) && !isOfNewColumns(rule, table, before))
      found.push(`${rule} is new and may refuse rows`);
  return found;
}

/** Whoever does not know a column leaves it empty, and no unique index minds rows in which one of its columns is. */
function isOfNewColumns(rule: string, table: string, before: Contract): boolean {
  const columns = /^CREATE UNIQUE INDEX .* \(([\w, ]+)\)(?: WHERE .*)?$/.exec(rule)?.[1]!.split(', ') ?? [];
  return columns.some((column) => !before.columns.has(`${table}.${column}`));
}

const tableOf = (column: string): string => column.split('.')[0]!;
