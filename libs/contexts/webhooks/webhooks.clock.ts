import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobQueue, Sweep } from '#platform';
import { MakeDeliveries } from './commands/make-deliveries';
import { QueueDeliveries } from './commands/queue-deliveries';
import { RemoveOldDeliveries } from './commands/remove-old-deliveries';
import { WantedEvents } from './wanted-events';

@Injectable()
export class WebhooksClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly wanted: WantedEvents,
    private readonly queue: JobQueue,
  ) {}

  /** A node that was not told of a new webhook stores facts for it from here on. */
  @Sweep(1, { on: 'every node' })
  async readWanted(): Promise<void> {
    await this.wanted.read();
  }

  @Sweep(0.5, { on: 'worker' })
  async deliver(): Promise<void> {
    if (this.wanted.areNone) return;
    await this.commands.execute(new MakeDeliveries());
    await this.commands.execute(new QueueDeliveries());
  }

  /** Facts of which a node did not know yet that nobody wants them any more go here. */
  @Sweep(10, { on: 'worker' })
  async tidy(): Promise<void> {
    await this.queue.free();
    await this.commands.execute(new MakeDeliveries());
  }

  @Sweep(600, { on: 'worker' })
  async removeOld(): Promise<void> {
    await this.commands.execute(new RemoveOldDeliveries());
  }
}
