import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { ReadInbox } from './commands/read-inbox';
import { QueueMails } from './commands/queue-mails';
import { RemoveOldMails } from './commands/remove-old-mails';
import { TellReady } from './commands/tell-ready';

@Injectable()
export class MailClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(1, { on: 'worker' })
  async send(): Promise<void> {
    await this.commands.execute(new QueueMails());
  }

  @Sweep(10, { on: 'worker' })
  async read(): Promise<void> {
    await this.commands.execute(new ReadInbox());
  }

  @Sweep(10, { on: 'worker' })
  async tellReady(): Promise<void> {
    await this.commands.execute(new TellReady());
  }

  @Sweep(600, { on: 'worker' })
  async removeOld(): Promise<void> {
    await this.commands.execute(new RemoveOldMails());
  }
}
