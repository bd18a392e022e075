import { Injectable } from '@nestjs/common';
import type { LoggedEvent } from './event-log';
import { Meter } from '../observe/meter';
import { ofItself } from './of-itself';
import { PublishedMarks } from './published-marks';
import { SagaOutcomes } from './saga-outcomes';
import { CommitOrder } from './commit-order';

/**
 * Event publisher: passes committed events to sagas, reactions and tells in commit order, after the acks of the commands that caused them.
 * The EventBus alone would publish an effect before its cause.
 */
@Injectable()
export class Publisher {
  private queue: LoggedEvent[] = [];
  private scheduled = false;
  private readonly last = new Map<string, Promise<void>>();

  private readonly count: (name: string) => void;

  constructor(
    private readonly sagas: SagaOutcomes,
    private readonly marks: PublishedMarks,
    meter: Meter,
  ) {
    this.count = meter.counter('events', 'Domain events that were committed at this node', 'name');
  }

  /** Creates the turn of one transaction in the commit order. */
  takePlace(): CommitOrder {
    return new CommitOrder(this.last, (events) => this.publish(events));
  }

  publish(events: readonly LoggedEvent[]): void {
    if (events.length === 0) return;
    for (const { event } of events) this.count(event.constructor.name);
    this.queue.push(...events);
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => ofItself(() => this.drain()));
  }

  private drain(): void {
    for (let i = 0; i < this.queue.length; i++) {
      const { event, position } = this.queue[i]!;
      const settled = this.sagas.publish(event);
      if (position !== null) this.marks.published(position, settled);
    }
    this.queue = [];
    this.scheduled = false;
  }
}
