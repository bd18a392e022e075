import { defineSettings } from '#directory';
import { LANGUAGES } from '#protocol';
import { TranslatorSettingDto } from './translation.dto';

defineSettings('translation', {
  translators: {
    type: 'array',
    items: TranslatorSettingDto,
    secrets: ['key'],
    default: [],
    maximum: 1,
    description:
      'The service that messages are translated by, with the interface of LibreTranslate; without one nothing is sent anywhere. docs/translation.md says how',
  },
  translateTo: {
    type: 'text',
    values: LANGUAGES,
    nullable: true,
    default: null,
    forStaff: true,
    description:
      'The language of your staff: chats from pages in another one are translated both ways, where a translator is set; null: none are',
  },
});
