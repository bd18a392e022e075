import { Injectable } from '@nestjs/common';
import { CustomerChanged, CustomerMerged, PersonalDataErased } from '#customers';
import { react, rooms as roomNames, Sockets } from '#platform';
import { ChatRooms } from './chat/chat-rooms';
import { ChatAssigned, ChatClosed, ChatOffered, ChatOfferEnded, ChatRequeued, ChatTransferred } from './chat/domain/chat.events';
import { ChatTeamChanged } from './chat/domain/labels.events';
import { Typists } from './messages/typists';
import { CustomerTokenCheck } from './lifecycle/customer-token-check';

/** Reactions of chats: sockets leave the rooms of a chat when their users lose the right to it. */
@Injectable()
export class ChatsReactions {
  constructor(
    private readonly rooms: ChatRooms,
    private readonly typists: Typists,
    private readonly tokenCheck: CustomerTokenCheck,
    private readonly sockets: Sockets,
  ) {}

  /** Gives the customer's sockets at this node the new name. Other nodes do so in `ChatsClock.closeSocketsOfFormerCustomers`. */
  customerChanged = react(CustomerChanged, async ({ customerId, fields }) => {
    const open = fields.includes('name') ? this.sockets.openOf(customerId) : [];
    if (open.length === 0) return undefined;
    const name = (await this.tokenCheck.stillGoodAmong([customerId])).get(customerId);
    for (const socket of open) if (name !== undefined) await this.sockets.recognise(socket, { name });
    return undefined;
  });

  /** Disconnects the merged customer's sockets; they reconnect as the customer that it was merged into. */
  customerMerged = react(CustomerMerged, ({ customerId }) => {
    this.sockets.disconnect(roomNames.customer(customerId));
    return undefined;
  });

  /** Disconnects the erased customer's sockets at all nodes: they know the name, and their token is no longer valid. */
  personalDataErased = react(PersonalDataErased, ({ customerId }) => {
    this.sockets.disconnect(roomNames.customer(customerId));
    return undefined;
  });

  chatOffered = react(ChatOffered, ({ chatId }) => this.rooms.settle(chatId));
  offerEnded = react(ChatOfferEnded, ({ chatId }) => this.rooms.settle(chatId));
  chatAssigned = react(ChatAssigned, ({ chatId }) => this.rooms.settle(chatId));
  chatTransferred = react(ChatTransferred, ({ chatId }) => this.moved(chatId));
  chatRequeued = react(ChatRequeued, ({ chatId }) => this.moved(chatId));
  chatClosed = react(ChatClosed, ({ chatId }) => this.moved(chatId));

  teamChanged = react(ChatTeamChanged, ({ chatId }) => this.rooms.teamChanged(chatId));

  /** The chat has another agent or none, so typing signals of the former participants end. */
  private moved(chatId: string): Promise<undefined> {
    this.typists.chatMoved(chatId);
    return this.rooms.settle(chatId);
  }
}
