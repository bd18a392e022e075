import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { DomainEvent } from '#kernel';
import { isRetryable } from '../database/failures';
import { EventLog } from './event-log';
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
