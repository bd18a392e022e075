import { Injectable } from '@nestjs/common';
import {
  ChatAssigned,
  ChatClosed,
  ChatOffered,
  ChatOfferEnded,
  ChatPriorityChanged,
  ChatQueued,
  ChatRequeued,
  ChatSkillsChanged,
} from '#chats';
import { react } from '#platform';
import { QueueFeed } from './queue/queue-feed';

/** What moves the queue goes to the board, which gathers. */
@Injectable()
export class RoutingReactions {
  constructor(private readonly board: QueueFeed) {}

  chatQueued = react(ChatQueued, ({ chatId }) => {
    this.board.add(chatId);
  });

  chatRequeued = react(ChatRequeued, ({ chatId }) => {
    this.board.add(chatId);
  });

  chatOffered = react(ChatOffered, ({ chatId, fromAgentId }) => {
    if (fromAgentId === null) this.board.remove(chatId, 'offered');
  });

  offerEnded = react(ChatOfferEnded, ({ chatId, waits }) => {
    if (waits) this.board.add(chatId);
  });

  /** Told again with its new place. */
  priorityChanged = react(ChatPriorityChanged, ({ chatId, waits }) => {
    if (waits) this.board.update(chatId);
  });

  skillsChanged = react(ChatSkillsChanged, ({ chatId, waits }) => {
    if (waits) this.board.update(chatId);
  });

  chatAssigned = react(ChatAssigned, ({ chatId }) => {
    this.board.remove(chatId, 'assigned');
  });

  chatClosed = react(ChatClosed, ({ chatId, wasWaiting, reason }) => {
    if (wasWaiting) this.board.remove(chatId, reason);
  });
}
