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
