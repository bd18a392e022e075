import type { QueryConfig } from 'pg';

/** Uses after which a statement is worth a plan that is kept. */
const WORTH_A_PLAN = 10;
/** Statements with a kept plan, in every connection: a bound for their memory. */
const MAX_PLANS = 100;
const MAX_COUNTED = 1_000;

const uses = new Map<string, number>();
const names = new Map<string, string>();

/** The statement, under a name when it comes often: Postgres parses and plans it once for each connection then. */
export function prepared(text: string, values?: unknown[]): QueryConfig {
  const name = names.get(text);
  if (name !== undefined) return { name, text, values };
  if (names.size < MAX_PLANS) count(text);
  return { text, values };
}

function count(text: string): void {
  const used = (uses.get(text) ?? 0) + 1;
  if (uses.size > MAX_COUNTED) uses.clear();
  uses.set(text, used);
  if (used === WORTH_A_PLAN) names.set(text, `switchboard_${names.size}`);
}
