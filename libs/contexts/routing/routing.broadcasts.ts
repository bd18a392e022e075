import { Injectable } from '@nestjs/common';
import { ChatAssigned, ChatClosed, ChatOffered, ChatOfferEnded, ChatPriorityChanged, ChatQueued, ChatRequeued } from '#chats';
import { broadcast } from '#platform';
import { QueueBoard } from './queue-board';

/** What moves the queue goes to the board, which gathers. */
@Injectable()
export class RoutingBroadcasts {
  constructor(private readonly board: QueueBoard) {}

  chatQueued = broadcast(ChatQueued, ({ chatId }) => {
    this.board.add(chatId);
    return [];
  });

  chatRequeued = broadcast(ChatRequeued, ({ chatId }) => {
    this.board.add(chatId);
    return [];
  });

  chatOffered = broadcast(ChatOffered, ({ chatId, fromAgentId }) => {
    if (fromAgentId === null) this.board.remove(chatId, 'offered');
    return [];
  });

  offerEnded = broadcast(ChatOfferEnded, ({ chatId, waits }) => {
    if (waits) this.board.add(chatId);
    return [];
  });

  /** Told again with its new place. */
  priorityChanged = broadcast(ChatPriorityChanged, ({ chatId, waits }) => {
    if (waits) this.board.move(chatId);
    return [];
  });

  chatAssigned = broadcast(ChatAssigned, ({ chatId }) => {
    this.board.remove(chatId, 'assigned');
    return [];
  });

  chatClosed = broadcast(ChatClosed, ({ chatId, wasWaiting, reason }) => {
    if (wasWaiting) this.board.remove(chatId, reason);
    return [];
  });
}
