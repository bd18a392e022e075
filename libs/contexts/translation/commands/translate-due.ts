import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TranslatingJobs } from '../translating';

/** Queues the translations that are due: new ones, those to be tried again, and those whose node died. */
export class TranslateDue extends Command<void> {}

@CommandHandler(TranslateDue)
export class TranslateDueHandler implements ICommandHandler<TranslateDue> {
  constructor(private readonly jobs: TranslatingJobs) {}

  async execute(): Promise<void> {
    if (await this.jobs.current()) await this.jobs.queueDue();
  }
}
