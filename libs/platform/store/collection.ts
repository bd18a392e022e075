import { type EntitySchema, type FindOptionsWhere, type Repository } from 'typeorm';
import type { Aggregate, DomainError } from '#kernel';
import { Recordset, type Write } from './recordset';
import type { Store } from './store';
import type { Transaction } from './transaction';

/** All aggregates of one kind: loaded and locked here, saved by the Store at the end of the transaction. */
export abstract class Collection<A extends Aggregate> {
  private recordset?: Recordset<A>;

  constructor(
    protected readonly store: Store,
    private readonly schema: EntitySchema<A>,
  ) {}

  /** The error that says that there is no such aggregate. */
  protected abstract missing(id: string): DomainError;

  /** Locks the aggregate, lets `decide` change it, saves it with its events, commits, then publishes. */
  change<R>(id: string, decide: (aggregate: A, tx: Transaction) => R | Promise<R>): Promise<R> {
    return this.store.transaction(async (tx) => decide(await this.lock(tx, id), tx));
  }

  /** As it was last committed; not for deciding. */
  async get(id: string): Promise<A> {
    const found = await this.find(id);
    if (!found) throw this.missing(id);
    return found;
  }

  find(id: string): Promise<A | null> {
    return this.repository().findOneBy({ id } as FindOptionsWhere<A>);
  }

  async lock(tx: Transaction, id: string): Promise<A> {
    const [found] = await this.lockAll(tx, [id]);
    if (!found) throw this.missing(id);
    return found;
  }

  /** Locks those that exist, in id order whatever the order of `ids`, so that no two transactions wait for each other. */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<A[]> {
    const { select } = this.rows();
    const found = await tx.query<Record<string, unknown>>(`${select} where id = any($1) order by id for update`, [[...new Set(ids)]]);
    return this.track(tx, found.map((row) => this.rows().revive(row)));
  }

  async lockWhere(tx: Transaction, where: FindOptionsWhere<A> | FindOptionsWhere<A>[]): Promise<A[]> {
    const found = await tx.manager
      .getRepository(this.schema)
      .find({ where, order: { id: 'ASC' } as never, lock: { mode: 'pessimistic_write' } });
    return this.track(tx, found.map((aggregate) => this.rows().remember(aggregate)));
  }

  /** One that this transaction has locked or added: whose events a projection is told, for one. */
  held(tx: Transaction, id: string): A {
    return tx.tracked(id, this as unknown as Collection<Aggregate>);
  }

  add(tx: Transaction, aggregate: A): A {
    return this.track(tx, [aggregate])[0]!;
  }

  /** What saves these aggregates. For the Store only, which carries it out together with the writes of others. */
  writes(aggregates: A[]): Write[] {
    return this.rows().save(aggregates);
  }

  protected rows(): Recordset<A> {
    return (this.recordset ??= new Recordset<A>(this.store.dataSource.getMetadata(this.schema)));
  }

  protected repository(): Repository<A> {
    return this.store.dataSource.getRepository(this.schema);
  }

  private track(tx: Transaction, aggregates: A[]): A[] {
    return aggregates.map((aggregate) => tx.track(aggregate, this as unknown as Collection<Aggregate>));
  }
}
