import type { DataSource } from 'typeorm';
import type { Statement } from './statements';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
}

/** Tables whose rows follow from who works here, who is here and with what, however many chats there are. */
const STAY_SMALL = new Set(['users', 'agents', 'agent_connections', 'node_leases', 'skills', 'canned_responses', 'canned_tallies']);
/** Ways that are made expensive, so that a plan takes them only where no index helps, whatever the size of the tables. */
const AVOIDED = ['seqscan', 'hashjoin', 'mergejoin'];
/** Nodes that need all their input before they give anything, or whatever is asked of them. */
const NEEDS_ALL = /^(Sort|Aggregate|Hash|WindowAgg|Materialize|ModifyTable)$/;

/**
 * Says what the statements would read in full: tables that grow without a usable index, and whole indexes, unless partial, that are sorted or
 * counted afterwards.
 */
export async function fullScansOf(database: DataSource, statements: Statement[]): Promise<string[]> {
  const runner = database.createQueryRunner();
  try {
    for (const way of AVOIDED) await runner.query(`set enable_${way} = off`);
    const partial = (await runner.query(`select indexrelid::regclass::text as name from pg_index where indpred is not null`)) as {
      name: string;
    }[];
    const partialIndexes = new Set(partial.map(({ name }) => name));
    const found: string[] = [];
    const distinct = new Map(statements.map((each) => [each.text, each]));
    for (const { text, values } of [...distinct.values()].filter((each) => /^\s*(select|with|insert|update|delete)\b/i.test(each.text))) {
      const [row] = (await runner.query(`explain (format json) ${text}`, values)) as { 'QUERY PLAN': [{ Plan: Plan }] }[];
      const scans = fullScansIn(row!['QUERY PLAN'][0].Plan, { partialIndexes, isNeeded: false });
      found.push(...scans.map((scan) => `${scan} in ${text.replace(/\s+/g, ' ').slice(0, 200)}`));
    }
    return found;
  } finally {
    for (const way of AVOIDED) await runner.query(`reset enable_${way}`);
    await runner.release();
  }
}

/** @param isNeeded whether something above needs all rows before it gives any */
function fullScansIn(plan: Plan, { partialIndexes, isNeeded }: { partialIndexes: Set<string>; isNeeded: boolean }): string[] {
  const { 'Node Type': type, 'Relation Name': table = '', 'Index Name': index = '', 'Index Cond': condition } = plan;
  const needsAll = type !== 'Limit' && (isNeeded || NEEDS_ALL.test(type));
  const below = (plan.Plans ?? []).flatMap((each) => fullScansIn(each, { partialIndexes, isNeeded: needsAll }));
  const isWholeIndex = /^Index (Only )?Scan/.test(type) && condition === undefined && isNeeded && !partialIndexes.has(index);
  return (type === 'Seq Scan' || isWholeIndex) && !STAY_SMALL.has(table) ? [`${type} of ${table}`, ...below] : below;
}
