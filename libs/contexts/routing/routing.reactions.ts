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
  MessageDeleted,
  MessagePosted,
} from '#chats';
import { CustomerChanged, CustomerMerged } from '#customers';
import { react } from '#platform';
import { QueueFeed } from './queue/queue-feed';

/** Hands what moves the queue to the feed, which gathers it. */
@Injectable()
export class RoutingReactions {
  constructor(private readonly feed: QueueFeed) {}

  chatQueued = react(ChatQueued, ({ chatId }) => {
    this.feed.add(chatId);
  });

  chatRequeued = react(ChatRequeued, ({ chatId }) => {
    this.feed.add(chatId);
  });

  chatOffered = react(ChatOffered, ({ chatId, fromAgentId }) => {
    if (fromAgentId === null) this.feed.remove(chatId, 'offered');
  });

  offerEnded = react(ChatOfferEnded, ({ chatId, waits }) => {
    if (waits) this.feed.add(chatId);
  });

  /** The chat is told again, with its new position. */
  priorityChanged = react(ChatPriorityChanged, ({ chatId, waits }) => {
    if (waits) this.feed.update(chatId);
  });

  skillsChanged = react(ChatSkillsChanged, ({ chatId, waits }) => {
    if (waits) this.feed.update(chatId);
  });

  /** A row shows the name of the customer. */
  customerChanged = react(CustomerChanged, ({ customerId }) => this.feed.updateOf(customerId));
  customerMerged = react(CustomerMerged, ({ intoId }) => this.feed.updateOf(intoId));

  /** A row shows what the customer said first. Only a greeting precedes that, so later messages are not looked at. */
  messagePosted = react(MessagePosted, ({ chatId, agentId, seq }) => {
    if (agentId === null && seq <= 2) this.feed.update(chatId);
  });
  messageDeleted = react(MessageDeleted, ({ chatId, agentId }) => {
    if (agentId === null) this.feed.update(chatId);
  });

  chatAssigned = react(ChatAssigned, ({ chatId }) => {
    this.feed.remove(chatId, 'assigned');
  });

  chatClosed = react(ChatClosed, ({ chatId, wasWaiting, reason }) => {
    if (wasWaiting) this.feed.remove(chatId, reason);
  });
}
