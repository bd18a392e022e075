import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { newId, type Transaction } from '#platform';

/** Length of a lease by the database's clock, which all nodes share. It is renewed every 3 s, so a dead node is noticed within 10 s. */
const LEASE_SECONDS = 10;

/** Attendance of a customer over all nodes; `leftAt` is the end of its latest visit that has ended. */
export interface Attendance {
  customerId: string;
  isHere: boolean;
  leftAt: Date | null;
}

/**
 * Visits: which node has sockets of which customer. A row is written when the first socket of a customer opens at a node and when its last
 * one closes. One lease per node, not per customer, shows that the node still lives and its visits are valid.
 */
@Injectable()
export class Visits {
  readonly nodeId = newId();

  constructor(
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async renewLease(): Promise<void> {
    await this.dataSource.query(
      `insert into node_leases (node_id, expires_at) values ($1, clock_timestamp() + make_interval(secs => $2))
       on conflict (node_id) do update set expires_at = excluded.expires_at`,
      [this.nodeId, LEASE_SECONDS],
    );
  }

  /** Customers with an open visit at this node. */
  async here(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'select customer_id as id from customer_visits where node_id = $1 and left_at is null',
      [this.nodeId],
    );
    return rows.map(({ id }) => id);
  }

  /** Inserts the rows in the order of customer ids, so that two nodes cannot deadlock. */
  async begin(customerIds: readonly string[]): Promise<void> {
    if (customerIds.length === 0) return;
    await this.renewLease();
    await this.dataSource.query(
      `with arrived as (select id from customers where id = any($1) order by id),
         known as (insert into customer_presence (id, online) select id, false from arrived order by id on conflict do nothing)
       insert into customer_visits (customer_id, node_id) select id, $2::uuid from arrived order by id
       on conflict (customer_id, node_id) do update set left_at = null`,
      [customerIds, this.nodeId],
    );
  }

  async end(customerIds: readonly string[]): Promise<void> {
    if (customerIds.length === 0) return;
    await this.dataSource.query(
      'update customer_visits set left_at = $3 where customer_id = any($1) and node_id = $2 and left_at is null',
      [customerIds, this.nodeId, this.clock.now()],
    );
  }

  /** Ends all visits at nodes whose lease has expired. */
  async endThoseOfDeadNodes(): Promise<void> {
    await this.dataSource.query('delete from node_leases where expires_at <= clock_timestamp()');
    await this.dataSource.query(
      'update customer_visits set left_at = $1 where left_at is null and node_id not in (select node_id from node_leases)',
      [this.clock.now()],
    );
  }

  /**
   * Customers whose `customer_presence` contradicts their visits: offline with an open visit, or online although every visit ended before
   * `leftBefore`. `among` null means all customers.
   */
  async unsettled(leftBefore: Date, among: readonly string[] | null): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select p.id from customer_visits v join customer_presence p on p.id = v.customer_id
       where v.left_at is null and not p.online and ($2::uuid[] is null or p.id = any($2))
       union
       select p.id from customer_presence p where p.online and ($2::uuid[] is null or p.id = any($2))
         and not exists (select from customer_visits v where v.customer_id = p.id and (v.left_at is null or v.left_at > $1))`,
      [leftBefore, among],
    );
    return rows.map(({ id }) => id);
  }

  of(tx: Transaction, customerIds: readonly string[]): Promise<Attendance[]> {
    return tx.query<Attendance>(
      `select customer_id as "customerId", bool_or(left_at is null) as "isHere", max(left_at) as "leftAt"
       from customer_visits where customer_id = any($1) group by customer_id`,
      [customerIds],
    );
  }

  async forget(tx: Transaction, customerIds: readonly string[]): Promise<void> {
    await tx.query('delete from customer_visits where customer_id = any($1) and left_at is not null', [customerIds]);
  }
}
