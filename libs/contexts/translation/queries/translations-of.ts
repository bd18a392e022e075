import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { TranslationsOf } from '#chats';
import type { MessageTranslation } from '#protocol';
import { Translations } from '../translation.store';

@QueryHandler(TranslationsOf)
export class TranslationsOfHandler implements IQueryHandler<TranslationsOf> {
  constructor(private readonly translations: Translations) {}

  async execute({ chatId, seqs, ofStaffAlone }: TranslationsOf): Promise<Map<number, MessageTranslation[]>> {
    const found = new Map<number, MessageTranslation[]>();
    for (const { seq, ...translation } of await this.translations.of(chatId, seqs, ofStaffAlone))
      found.set(seq, [...(found.get(seq) ?? []), translation]);
    return found;
  }
}
