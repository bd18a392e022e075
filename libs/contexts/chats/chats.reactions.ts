import { Injectable } from '@nestjs/common';
import { react } from '#platform';
import { ChatRooms } from './chat/chat-rooms';
import { ChatAssigned, ChatClosed, ChatOffered, ChatOfferEnded, ChatRequeued, ChatTransferred } from './chat/domain/chat.events';

/** Somebody who was in the chat, or looked at it, may have no right to it any more. */
@Injectable()
export class ChatsReactions {
  constructor(private readonly rooms: ChatRooms) {}

  chatOffered = react(ChatOffered, ({ chatId }) => this.rooms.settle(chatId));
  offerEnded = react(ChatOfferEnded, ({ chatId }) => this.rooms.settle(chatId));
  chatAssigned = react(ChatAssigned, ({ chatId }) => this.rooms.settle(chatId));
  chatTransferred = react(ChatTransferred, ({ chatId }) => this.rooms.settle(chatId));
  chatRequeued = react(ChatRequeued, ({ chatId }) => this.rooms.settle(chatId));
  chatClosed = react(ChatClosed, ({ chatId }) => this.rooms.settle(chatId));
}
