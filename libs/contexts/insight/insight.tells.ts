import { Injectable } from '@nestjs/common';
import { rooms, tell } from '#platform';
import { ContextSourceAnswered } from './domain/insight.events';
import { SourceViews } from './queries/source-views';

@Injectable()
export class InsightTells {
  constructor(private readonly sources: SourceViews) {}

  /** Only staff hear of answers: what a company knows of a customer is not for the customer. */
  sourceAnswered = tell(ContextSourceAnswered, 'chat.context_updated', async ({ answerId }) => {
    const answered = await this.sources.answered(answerId);
    if (!answered) return undefined;
    const { chatId, agentId, offeredTo, source } = answered;
    const agents = [agentId, offeredTo].filter((id) => id !== null);
    return { payload: { chatId, source }, to: [rooms.chatStaff(chatId), ...agents.map(rooms.agent)] };
  });
}
