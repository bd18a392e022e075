import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Meter } from '../observe/meter';

const FLUSH_AFTER_MS = 200;

/** Outbox marks: marks events in the log as published once the commands of their sagas are done. Marks are batched into one update. */
@Injectable()
export class PublishedMarks implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PublishedMarks.name);
  private readonly underWay = new Set<Promise<void>>();
  private marks: string[] = [];
  private timer?: NodeJS.Timeout;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    meter: Meter,
  ) {
    meter.depth('events_in_sagas', 'Logged events whose sagas have not ended yet, at this node', () => this.underWay.size);
  }

  /**
   * @param settled resolves with whether all commands of the sagas succeeded; if one failed, the event stays unmarked and is published
   * again
   */
  published(position: string, settled: Promise<boolean> | undefined): void {
    if (settled === undefined) return this.mark(position);
    const marking = settled.then((succeeded) => {
      this.underWay.delete(marking);
      if (succeeded) this.mark(position);
    });
    this.underWay.add(marking);
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
    await Promise.all(this.underWay);
    await this.flush();
  }

  private mark(position: string): void {
    this.marks.push(position);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }
}
