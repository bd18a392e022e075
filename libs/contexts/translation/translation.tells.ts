import { Injectable } from '@nestjs/common';
import { rooms, tell } from '#platform';
import { MessageTranslated } from './domain/translation.events';
import { Translations } from './translation.store';

@Injectable()
export class TranslationTells {
  constructor(private readonly translations: Translations) {}

  /** A customer hears what staff say in the customer's language, and nothing of its own words in theirs. */
  translated = tell(MessageTranslated, 'message.translated', async ({ translationId }) => {
    const told = await this.translations.told(translationId);
    if (!told) return undefined;
    const { isForCustomer, customerId, agentId, ...payload } = told;
    const agent = agentId === null ? [] : [rooms.agent(agentId)];
    return {
      payload,
      to: [
        isForCustomer ? rooms.chat(payload.chatId) : rooms.chatStaff(payload.chatId),
        ...agent,
        ...(isForCustomer ? [rooms.customer(customerId)] : []),
      ],
    };
  });
}
