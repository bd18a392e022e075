import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Aggregate, DomainEvent } from '#kernel';
import type { Collection } from './collection';
import type { NamedStatements } from './named-statements';
import type { Write } from './statement';

/** One unit of work: the aggregates that were locked or added in it, each saved if it recorded anything. */
export class Transaction {
  private readonly homes = new Map<Aggregate, Collection<Aggregate>>();
  private readonly identities = new Map<Collection<Aggregate>, Map<string, Aggregate>>();
  private readonly changed = new Set<Aggregate>();
  private lastLocked?: Collection<Aggregate>;

  constructor(
    readonly manager: EntityManager,
    private readonly statements: NamedStatements,
  ) {}

  /** Past TypeORM, which knows no prepared statements. */
  async query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
    const client = (await this.manager.queryRunner!.connect()) as ClientBase;
    const { rows } = await client.query(this.statements.of(sql, parameters));
    return rows as Row[];
  }

  /** @throws Error when what is not held yet comes before something that is, in the order of locks */
  willLock(home: Collection<Aggregate>, ids?: readonly string[]): void {
    if (home.rank < 0 || ids?.every((id) => this.byId(home).has(id))) return;
    if (this.lastLocked && home.rank < this.lastLocked.rank)
      throw new Error(`${home.table} cannot be locked after ${this.lastLocked.table}: LOCK_ORDER says the opposite`);
    this.lastLocked = home;
  }

  /** There is one object per row in a transaction: whoever asks for it again gets the one that may have changed. */
  track<A extends Aggregate>(aggregate: A, home: Collection<Aggregate>): A {
    const known = this.byId(home).get(aggregate.id);
    if (known) return known as A;
    this.byId(home).set(aggregate.id, aggregate);
    this.homes.set(aggregate, home);
    return aggregate;
  }

  /** One that was tracked before. */
  tracked<A extends Aggregate>(id: string, home: Collection<Aggregate>): A {
    return this.byId(home).get(id) as A;
  }

  private byId(home: Collection<Aggregate>): Map<string, Aggregate> {
    let known = this.identities.get(home);
    if (!known) this.identities.set(home, (known = new Map<string, Aggregate>()));
    return known;
  }

  /** What was recorded since the last call, in the order in which the aggregates were tracked. */
  releaseEvents(): DomainEvent[] {
    const released: DomainEvent[] = [];
    for (const aggregate of this.homes.keys()) {
      const events = aggregate.releaseEvents();
      if (events.length > 0) this.changed.add(aggregate);
      released.push(...events);
    }
    return released;
  }

  /** What saves everything that changed: collections in the order in which they were first touched. */
  writes(): Write[] {
    const byHome = new Map<Collection<Aggregate>, Aggregate[]>();
    for (const [aggregate, home] of this.homes) {
      if (!this.changed.has(aggregate)) continue;
      const aggregates = byHome.get(home);
      if (aggregates) aggregates.push(aggregate);
      else byHome.set(home, [aggregate]);
    }
    return [...byHome].flatMap(([home, aggregates]) => home.writes(aggregates));
  }
}
