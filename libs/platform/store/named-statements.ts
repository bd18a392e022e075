import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

/** Uses after which a statement is worth a plan that is kept. */
const WORTH_A_PLAN = 10;
/** Statements with a kept plan, in every connection: a bound for their memory. */
const MAX_PLANS = 100;
const MAX_COUNTED = 1_000;

/** Prepared statements: what comes often is parsed and planned by Postgres once for each connection. */
export class NamedStatements {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();

  /** The statement, under a name that follows from its text when it comes often. */
  of(text: string, values?: unknown[]): QueryConfig {
    const name = this.names.get(text);
    if (name !== undefined) return { name, text, values };
    if (this.names.size < MAX_PLANS) this.count(text);
    return { text, values };
  }

  private count(text: string): void {
    const used = (this.uses.get(text) ?? 0) + 1;
    if (this.uses.size > MAX_COUNTED) this.uses.clear();
    this.uses.set(text, used);
    if (used === WORTH_A_PLAN) this.names.set(text, createHash('sha256').update(text).digest('hex').slice(0, 32));
  }
}
