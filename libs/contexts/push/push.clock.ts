import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { Alarms } from './alarms';
import { QueuePushes } from './commands/queue-pushes';
import { RemoveOldPushes } from './commands/remove-old-pushes';
import { RepeatPushes } from './commands/repeat-pushes';

@Injectable()
export class PushClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly alarms: Alarms,
  ) {}

  /** Puts what this node saw into the queue. */
  @Sweep(0.5, { on: 'every node' })
  async queueAlarms(): Promise<void> {
    await this.alarms.queue();
  }

  @Sweep(5, { on: 'every node' })
  async readSubscribers(): Promise<void> {
    await this.alarms.read();
  }

  @Sweep(0.5, { on: 'worker' })
  async send(): Promise<void> {
    if (this.alarms.areWanted) await this.commands.execute(new QueuePushes());
  }

  @Sweep(1, { on: 'worker' })
  async repeat(): Promise<void> {
    if (this.alarms.areWanted) await this.commands.execute(new RepeatPushes());
  }

  @Sweep(60, { on: 'worker' })
  async removeOld(): Promise<void> {
    if (this.alarms.areWanted) await this.commands.execute(new RemoveOldPushes());
  }
}
