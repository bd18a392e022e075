import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { revive } from '#kernel';
import { Sweep } from '../time/sweep';
import { Listeners } from './listeners';
import { PublishedMarks } from './published-marks';
import { SagaOutcomes } from './saga-outcomes';

/** Number of attempts after which an event stays unpublished in the log, for an operator to inspect. */
const MAX_ATTEMPTS = 5;
/** Duration of a claim, doubled with each attempt. When it expires, other nodes may publish the events of a node that died. */
const CLAIMED_SECONDS = 30;

interface Row {
  position: string;
  type: string;
  data: Record<string, unknown>;
  attempts: number;
}

/** Outbox sweep: publishes events whose node died before publishing them, and events of which a saga failed. */
@Injectable()
export class RepublishClock {
  private readonly logger = new Logger(RepublishClock.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sagas: SagaOutcomes,
    private readonly handlers: Listeners,
    private readonly marks: PublishedMarks,
  ) {}

  @Sweep(5, { on: 'worker' })
  async republish(): Promise<void> {
    await this.republishOlderThan(10);
  }

  /**
   * Publishes the unpublished events that are older than `seconds`; younger ones may be about to be published by the node that committed
   * them. @returns the number of events found
   */
  async republishOlderThan(seconds: number): Promise<number> {
    const rows = await this.claim(seconds);
    const types = this.handlers.heard();
    for (const row of rows) {
      const type = types.get(row.type);
      const settled = type && this.sagas.publish(revive(type, row.data));
      this.marks.published(row.position, settled && this.reported(settled, row));
    }
    return rows.length;
  }

  /** Claims a batch of unpublished events, so that other nodes skip them. */
  private async claim(seconds: number): Promise<Row[]> {
    const [rows] = await this.dataSource.query<[Row[], number]>(
      `update domain_events set attempts = attempts + 1, claimed_until = now() + make_interval(secs => $2 * 2 ^ attempts)
       where position in (
         select position from domain_events
         where published_at is null and at < now() - make_interval(secs => $1) and attempts < $3 and (claimed_until is null or claimed_until < now())
         order by position limit 500 for update skip locked)
       returning position, type, data, attempts`,
      [seconds, CLAIMED_SECONDS, MAX_ATTEMPTS],
    );
    return rows.sort((a, b) => Number(a.position) - Number(b.position));
  }

  private async reported(settled: Promise<boolean>, { position, type, attempts }: Row): Promise<boolean> {
    const succeeded = await settled;
    if (!succeeded && attempts >= MAX_ATTEMPTS)
      this.logger.error(`A saga failed ${attempts} times on ${type} at ${position} of the event log, which is not published any more`);
    else if (!succeeded) this.logger.warn(`A saga failed on ${type} at ${position} of the event log, which will be published again`);
    return succeeded;
  }
}
