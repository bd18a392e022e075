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
import type { DomainEvent } from '#kernel';

/** Only a greeting precedes what a customer says first, which its row shows. */
const LAST_SEQ_SHOWN = 2;

export type QueueMove = { chatId: string } & ({ how: 'added' | 'updated' } | { how: 'removed'; reason: string });

/** What an event does to the row of its chat in the queue; undefined for nothing. */
export function moveOf(event: DomainEvent): QueueMove | undefined {
  if (event instanceof ChatQueued || event instanceof ChatRequeued) return { how: 'added', chatId: event.chatId };
  if (event instanceof ChatOfferEnded) return event.waits ? { how: 'added', chatId: event.chatId } : undefined;
  if (event instanceof ChatOffered)
    return event.fromAgentId === null ? { how: 'removed', chatId: event.chatId, reason: 'offered' } : undefined;
  if (event instanceof ChatAssigned) return { how: 'removed', chatId: event.chatId, reason: 'assigned' };
  if (event instanceof ChatClosed) return event.wasWaiting ? { how: 'removed', chatId: event.chatId, reason: event.reason } : undefined;
  if (event instanceof ChatPriorityChanged || event instanceof ChatSkillsChanged)
    return event.waits ? { how: 'updated', chatId: event.chatId } : undefined;
  if (event instanceof MessageDeleted) return event.agentId === null ? { how: 'updated', chatId: event.chatId } : undefined;
  if (event instanceof MessagePosted)
    return event.agentId === null && event.seq <= LAST_SEQ_SHOWN ? { how: 'updated', chatId: event.chatId } : undefined;
  return undefined;
}
