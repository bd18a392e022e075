import { type EntitySchema, type FindOptionsWhere, type Repository } from 'typeorm';
import { type Aggregate, type DomainError, type DomainEvent, LOCK_ORDER } from '#kernel';
import { isRetryable, isUniqueViolation } from '../db/failures';
import { type Audited, type Deed, deedsOf } from './audit-log';
import { byAggregate, type EachChange, type Outcome } from './each-change';
import { precondition } from './precondition';
import { TableWriter } from './table-writer';
import { Remembered } from './remembered';
import type { Write } from './statement';
import type { Store } from './store';
import type { Transaction } from './transaction';

/** SQL of the version that a row has, and of the one that it gets if this transaction changes it. */
const VERSIONS = ['xmin::text as version_of_row', 'pg_current_xact_id()::xid::text as next_version'];

/** Repository of aggregates of one type: loads and locks them; the Store saves them at the end of the transaction. */
export abstract class Collection<A extends Aggregate> {
  /** What the audit log shows when staff change one of these aggregates; undefined when it shows nothing. */
  protected readonly audited?: Audited<A>;
  /** Rank in `LOCK_ORDER`. A collection with rank -1 is not in it, so its locks are not checked. */
  readonly rank: number;
  private recordset?: TableWriter<A>;
  private readonly remembered = new Remembered<A>();

  constructor(
    protected readonly store: Store,
    private readonly schema: EntitySchema<A>,
    order: readonly string[] = LOCK_ORDER,
  ) {
    this.rank = order.indexOf(this.table);
  }

  get table(): string {
    return this.schema.options.tableName!;
  }

  /** Creates the error for an aggregate that does not exist. */
  protected abstract missing(id: string): DomainError;

  /** Locks the aggregate, lets `decide` change it, saves it with its events, commits, then publishes the events. */
  change<R>(id: string, decide: (aggregate: A, tx: Transaction) => R | Promise<R>): Promise<R> {
    return this.store.transaction(async (tx) => decide(await this.lock(tx, id), tx));
  }

  /**
   * Executes many commands, each with its own outcome, in the cheapest way. For aggregates in this node's cache that are unchanged in the
   * database, one guarded statement (optimistic locking); for the others, a transaction with locks. Both ways use the same `decide`.
   */
  async changeEach<C, R, X>(commands: readonly C[], change: EachChange<A, C, R, X>): Promise<Outcome<R>[]> {
    const outcomes = new Map<C, Outcome<R>>();
    const take = (more: ReadonlyMap<C, Outcome<R>>): void => more.forEach((outcome, command) => outcomes.set(command, outcome));
    const left = (): C[] => commands.filter((command) => !outcomes.has(command));
    take(await this.changeRemembered(commands, change));
    for (let attempt = 1; left().length > 0; attempt++) {
      take(await change.before(left()));
      if (left().length === 0) break;
      try {
        take(await this.changeLocked(left(), change));
      } catch (error) {
        // Another transaction inserted a conflicting row after `before` had looked for it; the next attempt finds it.
        if (attempt > 1 || !isUniqueViolation(error)) throw error;
      }
    }
    return commands.map((command) => outcomes.get(command)!);
  }

  /** Reads the last committed state, without a lock. Do not base a change on it. */
  async get(id: string): Promise<A> {
    const found = await this.find(id);
    if (!found) throw this.missing(id);
    return found;
  }

  /** Like `get`, on the connection that a transaction has already: it must not wait for another. */
  async getWithin(tx: Transaction, id: string): Promise<A> {
    const found = await this.findWithin(tx, id);
    if (!found) throw this.missing(id);
    return found;
  }

  findWithin(tx: Transaction, id: string): Promise<A | null> {
    return tx.manager.getRepository(this.schema).findOneBy({ id } as FindOptionsWhere<A>);
  }

  find(id: string): Promise<A | null> {
    return this.repository().findOneBy({ id } as FindOptionsWhere<A>);
  }

  async lock(tx: Transaction, id: string): Promise<A> {
    const [found] = await this.lockAll(tx, [id]);
    if (!found) throw this.missing(id);
    return found;
  }

  /** Locks those of the aggregates that exist, in the order of their ids whatever the order of `ids`, to exclude deadlocks. */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<A[]> {
    const unique = [...new Set(ids)];
    tx.willLock(this as unknown as Collection<Aggregate>, unique);
    const demanded = precondition()?.table === this.table ? precondition() : undefined;
    const select = demanded ? this.rows().selectWith(...VERSIONS) : this.rows().select;
    const found = await tx.query<Record<string, unknown>>(`${select} where id = any($1) order by id for update`, [unique]);
    const own = demanded && found.find(({ id }) => id === demanded.id);
    if (own) demanded.locked(own.version_of_row as string, own.next_version as string);
    return this.track(
      tx,
      found.map((row) => this.rows().revive(row)),
    );
  }

  /** Version of a row as it is committed: the id of the transaction that wrote it. */
  async versionOf(id: string): Promise<string | undefined> {
    const [row] = await this.store.read<{ version: string }>(`select xmin::text as version from "${this.table}" where id = $1`, [id]);
    return row?.version;
  }

  async lockWhere(tx: Transaction, where: FindOptionsWhere<A> | FindOptionsWhere<A>[]): Promise<A[]> {
    tx.willLock(this as unknown as Collection<Aggregate>);
    const found = await tx.manager
      .getRepository(this.schema)
      .find({ where, order: { id: 'ASC' } as never, lock: { mode: 'pessimistic_write' } });
    return this.track(
      tx,
      found.map((aggregate) => this.rows().remember(aggregate)),
    );
  }

  /** Returns an aggregate that this transaction has already locked or added, e.g. for a projection of its events. */
  held(tx: Transaction, id: string): A {
    return tx.tracked(id, this as unknown as Collection<Aggregate>);
  }

  add(tx: Transaction, aggregate: A): A {
    return this.track(tx, [aggregate])[0]!;
  }

  /** Returns the writes that save these aggregates. For the Store only, which combines them with the writes of other collections. */
  writes(aggregates: A[]): Write[] {
    return this.rows().save(aggregates, ({ id }) => id);
  }

  /** Returns what somebody did to an aggregate by these events, for the audit log. */
  deedsOf(aggregate: A, events: readonly DomainEvent[], byId: string): Deed[] {
    if (!this.audited || (this.audited.ownIsRoutine && aggregate.id === byId)) return [];
    return deedsOf(this.audited, { aggregate, stored: this.rows().storedOf(aggregate), events });
  }

  protected rows(): TableWriter<A> {
    return (this.recordset ??= new TableWriter<A>(this.store.dataSource.getMetadata(this.schema)));
  }

  protected repository(): Repository<A> {
    return this.store.dataSource.getRepository(this.schema);
  }

  /**
   * Tries the optimistic way. It returns successes only, since a refusal could be due to an outdated cache. All commands of one aggregate
   * go the same way, which preserves their order.
   */
  private async changeRemembered<C, R, X>(commands: readonly C[], change: EachChange<A, C, R, X>): Promise<Map<C, Outcome<R>>> {
    const decided = [...byAggregate(commands, change.of)].flatMap(([id, ofIt]) => this.decideRemembered(id, ofIt, change) ?? []);
    if (decided.length === 0) return new Map();
    const aggregates = decided.map(({ aggregate }) => aggregate);
    const stored = await this.saveUnchanged(
      aggregates,
      decided.flatMap(({ events }) => events),
      change.rememberWhile,
    );
    this.remember(aggregates.filter(({ id }) => stored.has(id)));
    return new Map(decided.filter(({ aggregate }) => stored.has(aggregate.id)).flatMap(({ outcomes }) => outcomes));
  }

  private decideRemembered<C, R, X>(id: string, commands: readonly C[], change: EachChange<A, C, R, X>) {
    const aggregate = this.remembered.take(id);
    if (!aggregate) return undefined;
    const outcomes = commands.map((command): [C, Outcome<R>] => [command, change.attempt(aggregate, command)]);
    const events = aggregate.releaseEvents();
    const undeclared = events.find((event) => !change.records.some((type) => event instanceof type));
    if (undeclared) throw new Error(`${undeclared.constructor.name} is not among what this change records`);
    const isDone = outcomes.every(([, outcome]) => 'value' in outcome) && events.length > 0 && this.store.needNoTransaction(events);
    return isDone ? { aggregate, outcomes, events } : undefined;
  }

  /** @returns the ids of the aggregates that were saved; empty if Postgres refused the statement because of one of them */
  private async saveUnchanged(
    aggregates: A[],
    events: Parameters<Store['guarded']>[2],
    rememberWhile: readonly (keyof A & string)[],
  ): Promise<Set<string>> {
    try {
      return await this.store.guarded(this.rows().unchanged(aggregates, rememberWhile), this.writes(aggregates), events);
    } catch (error) {
      if (isUniqueViolation(error) || isRetryable(error)) return new Set();
      throw error;
    }
  }

  private async changeLocked<C, R, X>(commands: readonly C[], change: EachChange<A, C, R, X>): Promise<Map<C, Outcome<R>>> {
    const { locked, outcomes } = await this.store.transaction(async (tx) => {
      const locked = await this.lockAll(tx, commands.map(change.of));
      const byId = new Map(locked.map((aggregate) => [aggregate.id, aggregate]));
      const needs = await change.needs(tx, commands);
      const outcomes = commands.map((command): [C, Outcome<R>] => {
        const aggregate = byId.get(change.of(command));
        return [command, aggregate ? change.attempt(aggregate, command, needs) : { error: this.missing(change.of(command)) }];
      });
      return { locked, outcomes };
    });
    this.remember(locked);
    return new Map(outcomes);
  }

  private remember(aggregates: A[]): void {
    this.remembered.put(aggregates.map((aggregate) => this.rows().remember(aggregate)));
  }

  private track(tx: Transaction, aggregates: A[]): A[] {
    return aggregates.map((aggregate) => tx.track(aggregate, this as unknown as Collection<Aggregate>));
  }
}
