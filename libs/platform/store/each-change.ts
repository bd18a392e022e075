import type { Aggregate, DomainEventType } from '#kernel';
import type { Transaction } from './transaction';

export type Outcome<R> = { value: R } | { error: unknown };

/** How commands that come often change aggregates, each of them its own; carried out by `Collection.changeEach`. */
interface Definition<A extends Aggregate, C, R, X> {
  /** What `decide` may record. */
  records: readonly DomainEventType[];
  /** All that `decide` reads of an aggregate, beside what never changes. */
  rememberWhile: readonly (keyof A & string)[];
  of: (command: C) => string;
  /**
   * Changes the aggregate or throws, and does nothing else: it may be called again. What it throws of an aggregate that was remembered, or
   * without `needs`, refuses nothing yet: then it decides once more, under locks.
   */
  decide: (aggregate: A, command: C, needs?: X) => R;
  /** What commands came to that were carried out before, whatever has happened since. */
  before: (commands: readonly C[]) => Promise<ReadonlyMap<C, Outcome<R>>>;
  /** What else is locked in order to decide. */
  needs: (tx: Transaction, commands: readonly C[]) => Promise<X>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- of any aggregate, command, result and needs
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

/** Declares such a change: a property of a provider. */
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
