import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, type DomainEvent } from '#kernel';
import { isRetryable } from '../db/failures';
import { acting } from '../audit/acting';
import { Meter } from '../observe/meter';
import { sweeping } from '../time/sweep';
import { auditInsert } from './audit-log';
import { Listeners } from './listeners';
import { holdingConnection } from './connection-holder';
import { EventLog, type LoggedEvent } from './event-log';
import { NamedStatements } from './named-statements';
import { type Effect, takeEffect } from './once';
import { precondition } from './precondition';
import { Projections } from './projections';
import { Publisher } from './publisher';
import { type Answer, type Guard, statement, type Write } from './statement';
import { Transaction } from './transaction';

const ATTEMPTS = 4;

/** Unit of work: the only code that opens transactions, writes the event log and publishes committed events. */
@Injectable()
export class Store {
  private readonly statements = new NamedStatements();
  private readonly repaired: (sweep: string, events: number) => void;

  constructor(
    @InjectDataSource() readonly dataSource: DataSource,
    private readonly handlers: Listeners,
    private readonly log: EventLog,
    private readonly projections: Projections,
    private readonly publisher: Publisher,
    private readonly meter: Meter,
    private readonly clock: Clock,
  ) {
    this.repaired = meter.counter(
      'sweep_events',
      'Domain events that sweeps made: what time brought about, or what had been lost',
      'sweep',
    );
  }

  private countRepairs(events: number): void {
    const sweep = sweeping();
    if (sweep !== undefined && events > 0) this.repaired(sweep, events);
  }

  /**
   * Runs `work` and the projections in a transaction, saves the changed aggregates, logs their events, commits, then publishes. After a
   * deadlock or serialization failure `work` runs again, so it must have no side effects outside the transaction.
   */
  transaction<R>(work: (tx: Transaction) => Promise<R>): Promise<R> {
    return this.meter.timed('transaction', 'locked', () => this.persist(work));
  }

  /**
   * Transaction that happens once for an `Idempotency-Key`: its result, which must be JSON, is stored with it, and returned without running
   * `work` when the request comes again. Without a key it is a transaction like any other.
   */
  once<R>(work: (tx: Transaction) => Promise<R>): Promise<R> {
    const effect = takeEffect();
    if (!effect) return this.transaction(work);
    if (effect.result !== undefined) return Promise.resolve(effect.result as R);
    return this.meter.timed('transaction', 'locked', () => this.persist(work, effect));
  }

  private async persist<R>(work: (tx: Transaction) => Promise<R>, effect?: Effect): Promise<R> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work, effect);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  /** One statement outside of any transaction, with a kept plan when it comes often. */
  async read<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      const { rows } = await client.query(this.statements.of(sql, parameters));
      return rows as Row[];
    } finally {
      await runner.release();
    }
  }

  /** Whether no projection wants any of these events, so that `guarded` can store them. */
  needNoTransaction(events: readonly DomainEvent[]): boolean {
    return !events.some((event) => this.handlers.needsTransaction(event));
  }

  /**
   * Stores with the guarantees of a transaction but in one round trip: one statement saves, appends and logs for those aggregates that
   * still satisfy the guard. Returns their ids, and publishes their events.
   */
  guarded(guard: Guard, writes: readonly Write[], events: readonly DomainEvent[]): Promise<Set<string>> {
    return this.meter.timed('transaction', 'guarded', () => this.storeAtOnce(guard, writes, events));
  }

  private async storeAtOnce(guard: Guard, writes: readonly Write[], events: readonly DomainEvent[]): Promise<Set<string>> {
    const place = this.publisher.takePlace();
    // Takes the turn before the statement. A transaction that changes one of these aggregates after this statement waits for its lock, and
    // so takes a later turn; one that changed it before makes the guard fail.
    place.queueUp(events.map((event) => ({ event, position: null })));
    const runner = this.dataSource.createQueryRunner();
    try {
      const { text, values } = this.toStore(writes, events, guard);
      const client = (await runner.connect()) as ClientBase;
      const { rows } = await client.query<Answer>(this.statements.of(text, values));
      const held = new Set(rows.flatMap(({ id }) => id ?? []));
      place.committed(
        this.log.placed(
          events.filter(({ streamId }) => held.has(streamId)),
          positionsIn(rows),
        ),
      );
      return held;
    } catch (error) {
      place.rolledBack();
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async attempt<R>(work: (tx: Transaction) => Promise<R>, effect?: Effect): Promise<R> {
    const place = this.publisher.takePlace();
    let committed = 0;
    try {
      const inTransaction = async (manager: EntityManager): Promise<R> => {
        const tx = new Transaction(manager, this.statements);
        const decided = await work(tx);
        // After all refusals of the work itself, which may not be let known to whoever has no right to the row.
        precondition()?.hold();
        const { deed, events } = await this.project(tx);
        committed = events.length;
        const writes = [...tx.writes(), ...this.audit(tx, deed)];
        if (writes.length > 0 || events.length > 0) place.queueUp(await this.save(tx, writes, events));
        await tellVersion(tx);
        // Last of all, since it locks the key: who asks for the same meanwhile is told so instead of waiting.
        await effect?.keep(tx, decided);
        return decided;
      };
      const result = await this.dataSource.transaction((manager) => holdingConnection(() => inTransaction(manager)));
      place.committed();
      this.countRepairs(committed);
      return result;
    } catch (error) {
      place.rolledBack();
      throw error;
    }
  }

  /**
   * Repeats because projections may change further aggregates, whose events need projections in turn. `deed` are the events of the work
   * itself.
   */
  private async project(tx: Transaction): Promise<{ deed: readonly DomainEvent[]; events: readonly DomainEvent[] }> {
    const deed = tx.releaseEvents();
    const all: DomainEvent[] = [];
    for (let events = deed; events.length > 0; events = tx.releaseEvents()) {
      all.push(...events);
      await this.projections.apply(events, tx);
    }
    return { deed, events: all };
  }

  private async save(tx: Transaction, writes: readonly Write[], events: readonly DomainEvent[]): Promise<LoggedEvent[]> {
    const { text, values } = this.toStore(writes, events);
    return this.log.placed(events, positionsIn(values.length === 0 ? [] : await tx.query<Answer>(text, values)));
  }

  private audit(tx: Transaction, deed: readonly DomainEvent[]): Write[] {
    const who = acting();
    const entries = who && auditInsert(tx.deeds(deed, who.by.id), who, this.clock.now());
    return entries ? [entries] : [];
  }

  /**
   * One statement for the changed aggregates, their appended rows and the log: the number of round trips does not depend on the number of
   * messages.
   */
  private toStore(writes: readonly Write[], events: readonly DomainEvent[], guard?: Guard): { text: string; values: unknown[] } {
    return statement({ writes: [...writes, ...this.handlers.insertsWith(events)], log: this.log.rowsOf(events), guard });
  }
}

function positionsIn(rows: readonly Answer[]): string[] {
  return rows.flatMap(({ position }) => position ?? []);
}

/** Rows have the id of the transaction that wrote them as their version. */
async function tellVersion(tx: Transaction): Promise<void> {
  const added = precondition()?.added;
  if (!added) return;
  const [row] = await tx.query<{ version: string }>('select pg_current_xact_id()::xid::text as version');
  added(row!.version);
}
