import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { TranslatingJobs } from '../translating';
import { Translations } from '../translation.store';

/** Notes what is to be translated, of some chats or (null) of those in which somebody wrote a moment ago. Idempotent. */
export class QueueTranslations extends Command<void> {
  constructor(readonly chatIds: readonly string[] | null) {
    super();
  }
}

@CommandHandler(QueueTranslations)
export class QueueTranslationsHandler implements ICommandHandler<QueueTranslations> {
  constructor(
    private readonly translations: Translations,
    private readonly jobs: TranslatingJobs,
    private readonly clock: Clock,
  ) {}

  async execute({ chatIds }: QueueTranslations): Promise<void> {
    const translating = await this.jobs.current();
    if (translating) await this.translations.queue(translating.language, chatIds, this.clock.now());
  }
}
