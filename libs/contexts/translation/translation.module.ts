import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { DirectoryModule } from '#directory';
import { QueueTranslationsHandler } from './commands/queue-translations';
import { SwitchTranslationHandler } from './commands/switch-translation';
import { TranslateDueHandler } from './commands/translate-due';
import { TranslationOfChatHandler } from './queries/translation-of-chat';
import { TranslationsOfHandler } from './queries/translations-of';
import { TranslatingJobs } from './translating';
import { TranslationClock } from './translation.clock';
import { TranslationProjections } from './translation.projections';
import { TranslationReactions } from './translation.reactions';
import { TranslatedChatSchema, Translations, TranslationSchema } from './translation.store';
import { TranslationTells } from './translation.tells';
import { Translator } from './translator';
import './translation.settings';

const commands = [QueueTranslationsHandler, SwitchTranslationHandler, TranslateDueHandler];
const queries = [TranslationOfChatHandler, TranslationsOfHandler];

@Module({
  imports: [TypeOrmModule.forFeature([TranslationSchema, TranslatedChatSchema]), DirectoryModule, ChatsModule],
  providers: [
    ...commands,
    ...queries,
    Translations,
    Translator,
    TranslatingJobs,
    TranslationReactions,
    TranslationProjections,
    TranslationTells,
    TranslationClock,
  ],
})
export class TranslationModule {}
