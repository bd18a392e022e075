import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChatEscalated } from '#chats';
import { overseersOf, rooms, tell } from '#platform';
import { WhoIsCalled } from './escalation/who-is-called';

@Injectable()
export class RoutingTells {
  constructor(private readonly queries: QueryBus) {}

  /** Supervisors by room too, in which programs are that oversee the chat. */
  escalated = tell(ChatEscalated, 'chat.escalated', async ({ chatId, teamId, level, since }) => ({
    payload: { chatId, level, since },
    to: [
      ...(await this.queries.execute(new WhoIsCalled(chatId, level))).map(rooms.agent),
      ...(level === 'supervisors' ? overseersOf(teamId) : []),
    ],
  }));
}
