import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Chats } from '#chats/lends';
import type { StaffCaller } from '#platform';
import type { ChatTranslationView } from '#protocol';
import { TranslatingJobs } from '../translating';
import { Translations } from '../translation.store';

/** Whether a chat is translated, and to which languages. */
export class TranslationOfChat extends Query<ChatTranslationView> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@QueryHandler(TranslationOfChat)
export class TranslationOfChatHandler implements IQueryHandler<TranslationOfChat> {
  constructor(
    private readonly chats: Chats,
    private readonly translations: Translations,
    private readonly jobs: TranslatingJobs,
  ) {}

  async execute({ by, chatId }: TranslationOfChat): Promise<ChatTranslationView> {
    await this.chats.getAs(by, 'see', chatId);
    const translating = await this.jobs.current();
    if (translating === null) return { available: false, on: false, language: null, customerLanguage: null };
    return { available: true, ...(await this.translations.stateOf(chatId, translating.language)) };
  }
}
