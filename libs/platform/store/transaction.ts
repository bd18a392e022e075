import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Aggregate, DomainEvent } from '#kernel';
import type { Deed } from './audit-log';
import type { Collection } from './collection';
import type { NamedStatements } from './named-statements';
import type { Write } from './statement';

/** Transaction of the unit of work: tracks the aggregates that were locked or added, and saves those that recorded events. */
export class Transaction {
  private readonly collections = new Map<Aggregate, Collection<Aggregate>>();
  private readonly identities = new Map<Collection<Aggregate>, Map<string, Aggregate>>();
  /** The released events of each changed aggregate. */
  private readonly changed = new Map<Aggregate, readonly DomainEvent[]>();
  private readonly told: Deed[] = [];
  private lastLocked?: Collection<Aggregate>;

  constructor(
    readonly manager: EntityManager,
    private readonly statements: NamedStatements,
  ) {}

  /** Runs a query on the pg client directly, because TypeORM has no prepared statements. */
  async query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
    const client = (await this.manager.queryRunner!.connect()) as ClientBase;
    const { rows } = await client.query(this.statements.of(sql, parameters));
    return rows as Row[];
  }

  /**
   * @throws Error if the collection's rank is below that of a collection already locked (see `LOCK_ORDER`), unless all `ids` are locked
   * already
   */
  willLock(collection: Collection<Aggregate>, ids?: readonly string[]): void {
    if (collection.rank < 0 || ids?.every((id) => this.byId(collection).has(id))) return;
    if (this.lastLocked && collection.rank < this.lastLocked.rank)
      throw new Error(`${collection.table} cannot be locked after ${this.lastLocked.table}: LOCK_ORDER says the opposite`);
    this.lastLocked = collection;
  }

  /** Identity map: one object per row in a transaction, so that locking a row again returns the object that may already have changed. */
  track<A extends Aggregate>(aggregate: A, collection: Collection<Aggregate>): A {
    const known = this.byId(collection).get(aggregate.id);
    if (known) return known as A;
    this.byId(collection).set(aggregate.id, aggregate);
    this.collections.set(aggregate, collection);
    return aggregate;
  }

  /** Returns an aggregate that was tracked before. */
  tracked<A extends Aggregate>(id: string, collection: Collection<Aggregate>): A {
    return this.byId(collection).get(id) as A;
  }

  private byId(collection: Collection<Aggregate>): Map<string, Aggregate> {
    let known = this.identities.get(collection);
    if (!known) this.identities.set(collection, (known = new Map<string, Aggregate>()));
    return known;
  }

  /** Returns the events recorded since the last call, in the order in which their aggregates were tracked. */
  releaseEvents(): DomainEvent[] {
    const released: DomainEvent[] = [];
    for (const aggregate of this.collections.keys()) {
      const events = aggregate.releaseEvents();
      if (events.length > 0) this.changed.set(aggregate, [...(this.changed.get(aggregate) ?? []), ...events]);
      released.push(...events);
    }
    return released;
  }

  /** Tells the audit log of a change that is not one of an aggregate. */
  did(deed: Deed): void {
    this.told.push(deed);
  }

  /** Returns what somebody did by these events and otherwise, for the audit log. */
  deeds(events: readonly DomainEvent[], byId: string): Deed[] {
    const theirs = new Set(events);
    const byEvents = [...this.changed].flatMap(([aggregate, recorded]) =>
      this.collections.get(aggregate)!.deedsOf(
        aggregate,
        recorded.filter((event) => theirs.has(event)),
        byId,
      ),
    );
    return [...byEvents, ...this.told];
  }

  /** Returns the writes that save all changed aggregates, by collection in the order of first use. */
  writes(): Write[] {
    const byCollection = new Map<Collection<Aggregate>, Aggregate[]>();
    for (const [aggregate, collection] of this.collections) {
      if (!this.changed.has(aggregate)) continue;
      const aggregates = byCollection.get(collection);
      if (aggregates) aggregates.push(aggregate);
      else byCollection.set(collection, [aggregate]);
    }
    return [...byCollection].flatMap(([collection, aggregates]) => collection.writes(aggregates));
  }
}
