import { Injectable } from '@nestjs/common';
import {
  ChatAssigned,
  ChatClosed,
  ChatDueChanged,
  ChatOffered,
  ChatOfferEnded,
  ChatPriorityChanged,
  ChatQueued,
  ChatRequeued,
  ChatSkillsChanged,
  ChatTeamChanged,
  MessageDeleted,
  MessageEdited,
  MessagePosted,
} from '#chats';
import { CustomerChanged, CustomerMerged } from '#customers';
import type { DomainEvent } from '#kernel';
import { react } from '#platform';
import { QueueFeed } from './queue/queue-feed';
import { moveOf } from './queue/queue-moves';

/** Reactions of the feed of the queue: it gathers the moves and tells them. */
@Injectable()
export class RoutingReactions {
  constructor(private readonly feed: QueueFeed) {}

  chatQueued = react(ChatQueued, (event) => this.moved(event));
  chatRequeued = react(ChatRequeued, (event) => this.moved(event));
  chatOffered = react(ChatOffered, (event) => this.moved(event));
  offerEnded = react(ChatOfferEnded, (event) => this.moved(event));
  chatAssigned = react(ChatAssigned, (event) => this.moved(event));
  chatClosed = react(ChatClosed, (event) => this.moved(event));
  priorityChanged = react(ChatPriorityChanged, (event) => this.moved(event));
  skillsChanged = react(ChatSkillsChanged, (event) => this.moved(event));
  teamChanged = react(ChatTeamChanged, (event) => this.moved(event));
  dueChanged = react(ChatDueChanged, (event) => this.moved(event));
  messagePosted = react(MessagePosted, (event) => this.moved(event));
  messageEdited = react(MessageEdited, (event) => this.moved(event));
  messageDeleted = react(MessageDeleted, (event) => this.moved(event));

  /** A new name of a customer changes the rows of its waiting chats. */
  customerChanged = react(CustomerChanged, ({ customerId }) => this.feed.updateOf(customerId));
  customerMerged = react(CustomerMerged, ({ intoId }) => this.feed.updateOf(intoId));

  private moved(event: DomainEvent): undefined {
    const move = moveOf(event);
    if (event instanceof ChatTeamChanged && move) this.feed.move(move.chatId);
    else if (move?.how === 'added') this.feed.add(move.chatId);
    else if (move?.how === 'updated') this.feed.update(move.chatId);
    else if (move?.how === 'removed') this.feed.remove(move.chatId, move.reason);
  }
}
