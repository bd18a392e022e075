import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#kernel';
import { type Alarm, Pushes } from './push.store';

/**
 * Alarms that this process has seen and not yet put into the queue. It knows who subscribed, so that an event of anybody else costs a look into
 * a set.
 */
@Injectable()
export class Alarms implements OnModuleInit {
  private subscribers: ReadonlySet<string> = new Set();
  private waiting: Alarm[] = [];

  constructor(
    private readonly pushes: Pushes,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): Promise<void> {
    return this.read();
  }

  get areWanted(): boolean {
    return this.subscribers.size > 0;
  }

  note(alarm: Alarm): undefined {
    if (this.subscribers.has(alarm.userId)) this.waiting.push(alarm);
  }

  /** Looks anew who subscribed. */
  async read(): Promise<void> {
    this.subscribers = new Set(await this.pushes.subscribers());
  }

  async queue(): Promise<void> {
    if (this.waiting.length === 0) return;
    const alarms = this.waiting.splice(0);
    await this.pushes.add(alarms, this.clock.now());
  }
}
