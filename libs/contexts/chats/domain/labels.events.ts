import type { Actor } from '#kernel';
import { ChatEvent } from './chat.events';

export class ChatTagged extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly tags: string[],
    readonly by: Actor,
  ) {
    super(chatId);
  }
}

export class ChatTicketOpened extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly ticketId: string,
    readonly by: Actor,
  ) {
    super(chatId);
  }
}

export class ChatRated extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly score: number,
  ) {
    super(chatId);
  }
}
