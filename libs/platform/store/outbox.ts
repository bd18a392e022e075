import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

const FLUSH_AFTER_MS = 200;

/** Remembers in the event log which events were published. Marks are gathered: one update for many. */
@Injectable()
export class Outbox implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Outbox.name);
  private marks: string[] = [];
  private timer?: NodeJS.Timeout;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  markPublished(positions: readonly string[]): void {
    if (positions.length === 0) return;
    this.marks.push(...positions);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  /** A mark that is lost only means that the event is published once more: sagas are idempotent. */
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
    await this.flush();
  }
}
