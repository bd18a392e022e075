import type { Aggregate, DomainEventType } from '#kernel';
import type { Transaction } from './transaction';

export type Outcome<R> = { value: R } | { error: unknown };

/** Definition of a frequent change: how commands change aggregates, one aggregate per command. `Collection.changeEach` executes it. */
interface Definition<A extends Aggregate, C, R, X> {
  /** Event types that `decide` may record. */
  records: readonly DomainEventType[];
  /**
   * Every property of the aggregate that `decide` reads and that can change. A cached aggregate is valid while these are unchanged in the
   * database.
   */
  rememberWhile: readonly (keyof A & string)[];
  of: (command: C) => string;
  /**
   * Changes the aggregate or throws, without other side effects, since it may be called again. An error is final only under locks; if the
   * aggregate came from the cache (then `needs` is undefined), `decide` is repeated in a transaction.
   */
  decide: (aggregate: A, command: C, needs?: X) => R;
  /** Returns the outcomes of commands that were already executed, so that repeating a command is idempotent. */
  before: (commands: readonly C[]) => Promise<ReadonlyMap<C, Outcome<R>>>;
  /** Locks further aggregates that `decide` needs. */
  needs: (tx: Transaction, commands: readonly C[]) => Promise<X>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- defaults that accept any aggregate, command, result and needs
export class EachChange<A extends Aggregate = any, C = any, R = any, X = any> implements Definition<A, C, R, X> {
  readonly records: Definition<A, C, R, X>['records'];
  readonly rememberWhile: Definition<A, C, R, X>['rememberWhile'];
  readonly of: Definition<A, C, R, X>['of'];
  readonly decide: Definition<A, C, R, X>['decide'];
  readonly before: Definition<A, C, R, X>['before'];
  readonly needs: Definition<A, C, R, X>['needs'];

  constructor(definition: Definition<A, C, R, X>) {
    ({
      records: this.records,
      rememberWhile: this.rememberWhile,
      of: this.of,
      decide: this.decide,
      before: this.before,
      needs: this.needs,
    } = definition);
  }

  attempt(aggregate: A, command: C, needs?: X): Outcome<R> {
    try {
      return { value: this.decide(aggregate, command, needs) };
    } catch (error) {
      return { error };
    }
  }
}

/** Declares a frequent change. Assign it to a property of a provider. */
export function eachChange<A extends Aggregate, C, R, X>(definition: Definition<A, C, R, X>): EachChange<A, C, R, X> {
  return new EachChange(definition);
}

export function byAggregate<C>(commands: readonly C[], of: (command: C) => string): Map<string, C[]> {
  const groups = new Map<string, C[]>();
  for (const command of commands) {
    const id = of(command);
    const group = groups.get(id);
    if (group) group.push(command);
    else groups.set(id, [command]);
  }
  return groups;
}
