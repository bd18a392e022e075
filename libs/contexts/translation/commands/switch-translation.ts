import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Chats } from '#chats/lends';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { translationIsOff } from '../domain/translation.errors';
import { TranslatingJobs } from '../translating';
import { type TranslatedChat, Translations } from '../translation.store';

/** Switches the translation of a chat on, for its latest messages too, or off, whatever its language is. */
export class SwitchTranslation extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly chosen: Omit<TranslatedChat, 'chatId'>,
  ) {
    super();
  }
}

@CommandHandler(SwitchTranslation)
export class SwitchTranslationHandler implements ICommandHandler<SwitchTranslation> {
  constructor(
    private readonly chats: Chats,
    private readonly translations: Translations,
    private readonly jobs: TranslatingJobs,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `translation.off` */
  async execute({ by, chatId, chosen }: SwitchTranslation): Promise<void> {
    await this.chats.getAs(by, 'takePart', chatId);
    const translating = await this.jobs.current();
    if (translating === null) throw translationIsOff();
    await this.translations.choose({ chatId, ...chosen });
    if (chosen.isOn) await this.translations.queue(translating.language, [chatId], this.clock.now());
  }
}
