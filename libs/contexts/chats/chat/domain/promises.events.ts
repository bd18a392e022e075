import type { DueKind } from '#protocol';
import { ChatEvent } from './chat.events';

/** The customer of a waiting chat is told that it is closed, and until when. */
export class ChatOutOfHours extends ChatEvent {
  constructor(
    chatId: string,
    readonly opensAt: string | null,
  ) {
    super(chatId);
  }
}

/** By when the chat is due was reckoned anew, by other targets or hours. */
export class ChatDueChanged extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly dueAt: string | null,
  ) {
    super(chatId);
  }
}

abstract class DueEvent extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string | null,
    readonly kind: DueKind,
    readonly dueAt: string,
  ) {
    super(chatId);
  }
}

export class ChatDueSoon extends DueEvent {}

export class ChatOverdue extends DueEvent {}
