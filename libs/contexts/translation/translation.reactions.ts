import { Injectable } from '@nestjs/common';
import { MessageEdited, MessagePosted } from '#chats';
import { react } from '#platform';
import { TranslatingJobs } from './translating';

@Injectable()
export class TranslationReactions {
  constructor(private readonly jobs: TranslatingJobs) {}

  posted = react(MessagePosted, ({ chatId }) => this.jobs.note(chatId));
  edited = react(MessageEdited, ({ chatId }) => this.jobs.note(chatId));
}
