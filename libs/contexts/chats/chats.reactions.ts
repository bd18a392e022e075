import { Injectable } from '@nestjs/common';
import { CustomerChanged, CustomerMerged } from '#customers';
import { react, rooms as roomNames, Sockets } from '#platform';
import { ChatRooms } from './chat/chat-rooms';
import { ChatAssigned, ChatClosed, ChatOffered, ChatOfferEnded, ChatRequeued, ChatTransferred } from './chat/domain/chat.events';
import { Typists } from './messages/typists';
import { CustomerTokenCheck } from './lifecycle/customer-token-check';

/** Somebody who was in the chat, or looked at it, may have no right to it any more. */
@Injectable()
export class ChatsReactions {
  constructor(
    private readonly rooms: ChatRooms,
    private readonly typists: Typists,
    private readonly tokenCheck: CustomerTokenCheck,
    private readonly sockets: Sockets,
  ) {}

  /** What its sockets say next is said under the new name; other nodes look for themselves. */
  customerChanged = react(CustomerChanged, async ({ customerId, fields }) => {
    const open = fields.includes('name') ? this.sockets.openOf(customerId) : [];
    if (open.length === 0) return undefined;
    const name = (await this.tokenCheck.stillGoodAmong([customerId])).get(customerId);
    for (const socket of open) if (name !== undefined) await this.sockets.recognise(socket, { name });
    return undefined;
  });

  /** Its sockets come back as those of the one it went into. */
  customerMerged = react(CustomerMerged, ({ customerId }) => {
    this.sockets.disconnect(roomNames.customer(customerId));
    return undefined;
  });

  chatOffered = react(ChatOffered, ({ chatId }) => this.rooms.settle(chatId));
  offerEnded = react(ChatOfferEnded, ({ chatId }) => this.rooms.settle(chatId));
  chatAssigned = react(ChatAssigned, ({ chatId }) => this.rooms.settle(chatId));
  chatTransferred = react(ChatTransferred, ({ chatId }) => this.moved(chatId));
  chatRequeued = react(ChatRequeued, ({ chatId }) => this.moved(chatId));
  chatClosed = react(ChatClosed, ({ chatId }) => this.moved(chatId));

  /** Others have it now, or nobody: what they type next is heard anew. */
  private moved(chatId: string): Promise<undefined> {
    this.typists.chatMoved(chatId);
    return this.rooms.settle(chatId);
  }
}
