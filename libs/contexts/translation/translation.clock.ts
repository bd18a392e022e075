import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { QueueTranslations } from './commands/queue-translations';
import { TranslateDue } from './commands/translate-due';
import { TranslatingJobs } from './translating';

@Injectable()
export class TranslationClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly jobs: TranslatingJobs,
  ) {}

  /** Puts what this node saw into the queue. */
  @Sweep(0.5, { on: 'every node' })
  async queueWritten(): Promise<void> {
    await this.jobs.current();
    const written = this.jobs.noted();
    if (written.length > 0) await this.commands.execute(new QueueTranslations(written));
  }

  @Sweep(0.5, { on: 'worker' })
  async translate(): Promise<void> {
    await this.commands.execute(new TranslateDue());
  }

  /** This sweep finds messages whose node died before it saw them. */
  @Sweep(15, { on: 'worker' })
  async queueLost(): Promise<void> {
    await this.commands.execute(new QueueTranslations(null));
  }
}
