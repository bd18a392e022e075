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
import type { DomainEvent } from '#kernel';

/** The first message of a customer, which its row shows, has at most this number, because only a greeting precedes it. */
const LAST_SEQ_SHOWN = 2;

export type QueueMove = { chatId: string } & ({ how: 'added' | 'updated' } | { how: 'removed'; reason: string });

/** The move that an event makes in the queue; undefined without one. */
export function moveOf(event: DomainEvent): QueueMove | undefined {
  if (event instanceof ChatQueued || event instanceof ChatRequeued) return { how: 'added', chatId: event.chatId };
  if (event instanceof ChatOfferEnded) return event.waits ? { how: 'added', chatId: event.chatId } : undefined;
  if (event instanceof ChatOffered)
    return event.fromAgentId === null ? { how: 'removed', chatId: event.chatId, reason: 'offered' } : undefined;
  if (event instanceof ChatAssigned) return { how: 'removed', chatId: event.chatId, reason: 'assigned' };
  if (event instanceof ChatClosed) return event.wasWaiting ? { how: 'removed', chatId: event.chatId, reason: event.reason } : undefined;
  if (event instanceof ChatPriorityChanged || event instanceof ChatSkillsChanged || event instanceof ChatTeamChanged)
    return event.waits ? { how: 'updated', chatId: event.chatId } : undefined;
  if (event instanceof ChatDueChanged) return event.agentId === null ? { how: 'updated', chatId: event.chatId } : undefined;
  if (event instanceof MessageDeleted) return event.agentId === null ? { how: 'updated', chatId: event.chatId } : undefined;
  if (event instanceof MessagePosted || event instanceof MessageEdited)
    return event.agentId === null && event.seq <= LAST_SEQ_SHOWN ? { how: 'updated', chatId: event.chatId } : undefined;
  return undefined;
}
