import { Injectable } from '@nestjs/common';
import { ChatAssigned, ChatClosed, ChatQueued, ChatRequeued } from '#chats';
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

  chatAssigned = broadcast(ChatAssigned, ({ chatId }) => {
    this.board.remove(chatId, 'assigned');
    return [];
  });

  chatClosed = broadcast(ChatClosed, ({ chatId, wasWaiting, reason }) => {
    if (wasWaiting) this.board.remove(chatId, reason);
    return [];
  });
}
