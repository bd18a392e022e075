import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import type { DomainEvent } from '#kernel';
import { isRetryable } from '../db/failures';
import { EventLog } from './event-log';
import { prepared } from './prepared';
import { Projections } from './projections';
import { Publisher } from './publisher';
import { Transaction } from './transaction';

const ATTEMPTS = 4;

/** The only place that opens transactions, writes the event log and publishes what was committed. */
@Injectable()
export class Store {
  constructor(
    @InjectDataSource() readonly dataSource: DataSource,
    private readonly log: EventLog,
    private readonly projections: Projections,
    private readonly publisher: Publisher,
  ) {}

  /**
   * Runs `work`, then projections, saves, logs, commits, and publishes. `work` may run again when Postgres
   * breaks a deadlock, so it must do nothing but decide.
   */
  async transaction<R>(work: (tx: Transaction) => Promise<R>): Promise<R> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  /**
   * Carries out one statement that guards itself, and tells the events of the aggregates whose ids it answers with: a transaction's
   * guarantees for one round trip. For events that are told and not logged, and that no projection waits for.
   */
  async atOnce(events: readonly DomainEvent[], sql: string, parameters: unknown[]): Promise<Set<string>> {
    const toTell = this.log.unlogged(events);
    const turn = this.publisher.turn();
    // Whoever changes one of these aggregates after this statement holds its lock queues up later; whoever did so before makes its guard fail.
    turn.queueUp(toTell);
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      const { rows } = await client.query<{ id: string }>(prepared(sql, parameters));
      const done = new Set(rows.map(({ id }) => id));
      turn.committed(toTell.filter(({ event }) => done.has(event.streamId)));
      return done;
    } catch (error) {
      turn.rolledBack();
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async attempt<R>(work: (tx: Transaction) => Promise<R>): Promise<R> {
    const turn = this.publisher.turn();
    try {
      const result = await this.dataSource.transaction(async (manager) => {
        const tx = new Transaction(manager);
        const decided = await work(tx);
        const events = await this.project(tx);
        turn.queueUp(await this.log.append(tx, events, tx.writes()));
        return decided;
      });
      turn.committed();
      return result;
    } catch (error) {
      turn.rolledBack();
      throw error;
    }
  }

  /** Projections may change further aggregates, whose events are projected in turn. */
  private async project(tx: Transaction): Promise<DomainEvent[]> {
    const all: DomainEvent[] = [];
    for (let events = tx.releaseEvents(); events.length > 0; events = tx.releaseEvents()) {
      all.push(...events);
      await this.projections.apply(events, tx);
    }
    return all;
  }
}
