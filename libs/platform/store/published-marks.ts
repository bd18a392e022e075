import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Meter } from '../observe/meter';

const FLUSH_AFTER_MS = 200;
/** A server that stops waits so long for its sagas. What has not ended by then is published again. */
const STOP_AFTER_MS = 5_000;

/** Outbox marks: marks events in the log as published once the commands of their sagas are done. Marks are batched into one update. */
@Injectable()
export class PublishedMarks implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PublishedMarks.name);
  /** Sagas that have not ended, by the position of their event. */
  private readonly underWay = new Map<string, Promise<void>>();
  private marks: string[] = [];
  private timer?: NodeJS.Timeout;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    meter: Meter,
  ) {
    meter.depth('events_in_sagas', 'Logged events whose sagas have not ended yet, at this node', () => this.underWay.size);
    meter.depth('oldest_unpublished_event_seconds', 'Age of the oldest logged event that is not published, of all nodes', () => this.lag());
  }

  /**
   * @param settled resolves with whether all commands of the sagas succeeded; if one failed, the event stays unmarked and is published
   * again
   */
  published(position: string, settled: Promise<boolean> | undefined): void {
    if (settled === undefined) return this.mark(position);
    const marking = settled.then((succeeded) => {
      this.underWay.delete(position);
      if (succeeded) this.mark(position);
    });
    this.underWay.set(position, marking);
  }

  private async lag(): Promise<number> {
    const [row] = await this.dataSource.query<{ seconds: number }[]>(
      'select coalesce(extract(epoch from now() - min(at)), 0)::float8 as seconds from domain_events where published_at is null',
    );
    return Math.max(0, row!.seconds);
  }

  /** Writes the collected marks. Losing a mark is harmless: the event is published again, and sagas are idempotent. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const marks = this.marks;
    if (marks.length === 0) return;
    this.marks = [];
    try {
      await this.dataSource.query('update domain_events set published_at = now() where position = any($1)', [marks]);
    } catch (error) {
      this.logger.warn(error, 'published events could not be marked; they will be published again');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), STOP_AFTER_MS)));
    if ((await Promise.race([Promise.all(this.underWay.values()), late])) === 'late')
      this.logger.warn(`The sagas of these events have not ended, and will run again: ${[...this.underWay.keys()].join(', ')}`);
    clearTimeout(timer);
    await this.flush();
  }

  private mark(position: string): void {
    this.marks.push(position);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }
}
