import { Injectable } from '@nestjs/common';
import { ChatErased, ChatQueued } from '#chats';
import { PersonalDataErased } from '#customers';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { newId, project } from '#platform';
import { SourceAnswer } from './domain/source-answer';
import { SourceAnswers } from './source-answers.store';

@Injectable()
export class InsightProjections {
  constructor(
    private readonly answers: SourceAnswers,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  /** The pending answers are stored in the transaction of the chat, so that any node can ask the sources when this one dies. */
  chatQueued = project(ChatQueued, async (events, tx) => {
    const { contextSources } = await this.settings.lastRead();
    const now = this.clock.now();
    for (const { chatId } of events)
      for (const { name } of contextSources) this.answers.add(tx, new SourceAnswer(newId(), chatId, name, now));
  });

  chatErased = project(ChatErased, async (events, tx) => {
    await tx.query('delete from context_answers where chat_id = any($1)', [events.map(({ chatId }) => chatId)]);
  });

  personalDataErased = project(PersonalDataErased, async (events, tx) => {
    await tx.query('delete from context_answers where chat_id in (select id from chats where customer_id = any($1))', [
      events.map(({ customerId }) => customerId),
    ]);
  });
}
