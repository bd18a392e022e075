import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

/** Number of uses after which a statement gets a prepared plan. */
const USES_BEFORE_PLAN = 10;
/** Maximum number of prepared plans per connection, which limits their memory. */
const MAX_PLANS = 100;
const MAX_COUNTED = 1_000;

/** Prepared statements: Postgres parses and plans a frequent statement once per connection. */
export class NamedStatements {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();

  /** Returns the query for a statement; for a frequent one with a name derived from its text, by which pg prepares it. */
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
    if (used === USES_BEFORE_PLAN) this.names.set(text, createHash('sha256').update(text).digest('hex').slice(0, 32));
  }
}
