import { ChatEvent } from '../../chat/domain/chat.events';

abstract class ChatWatchEvent extends ChatEvent {
  constructor(
    chatId: string,
    readonly watchId: string,
    readonly userId: string,
    /** Whether the agent of the chat is told. */
    readonly visible: boolean,
  ) {
    super(chatId);
  }
}

/** A supervisor hears the chat from now on, without being in it. */
export class ChatWatched extends ChatWatchEvent {}

export class ChatUnwatched extends ChatWatchEvent {}
