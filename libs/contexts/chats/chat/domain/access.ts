import { isSeen, type Seen, type Seer } from '#kernel';
import type { Chat } from './chat';
import { chatNotFound, notInChat } from './chat.errors';

/** Viewer: the part of a caller that decides which chats it may see. */
export type Viewer = StaffViewer | { type: 'customer'; id: string; oversees: false };

interface StaffViewer extends Seer {
  type: 'staff';
  /** Supervisors and admins may take part in every chat that they see. */
  oversees: boolean;
}

/** Right to a chat: `takePart` includes `see`. */
export type Right = 'see' | 'takePart';

/** A customer may see its own chats; staff those it has, had or is offered, and what its sight adds to them. */
export function canSee(who: Viewer, chat: Seen & Pick<Chat, 'customerId'>): boolean {
  return who.type === 'customer' ? chat.customerId === who.id : isSeen(who, chat);
}

/** The agents whose sockets stay in the chat's rooms when it moves. Other agents who looked at it have to join again, if they still may. */
export function agentsIn({ status, agentId, agentIds, offeredTo }: Pick<Chat, 'agentId' | 'agentIds' | 'offeredTo' | 'status'>): string[] {
  return status === 'closed' ? agentIds : [agentId, offeredTo].filter((id) => id !== null);
}

export function mustHave(right: Right, who: Viewer, chat: Chat): void {
  if (right === 'see') mustSee(who, chat);
  else mustTakePart(who, chat);
}

/** @throws DomainError `chat.not_found`, so that a foreign chat looks like one that does not exist */
export function mustSee(who: Viewer, chat: Chat): void {
  if (!canSee(who, chat)) throw chatNotFound();
}

/** @throws DomainError `chat.not_found` or `chat.not_assigned_to_you` */
export function mustTakePart(who: Viewer, chat: Chat): void {
  mustSee(who, chat);
  if (who.type === 'staff' && !who.oversees && chat.agentId !== who.id) throw notInChat();
}

/**
 * Whoever takes a waiting chat may have been too late to see it: what counts is whether it could be seen while it waited.
 * @throws DomainError `chat.not_found`
 */
export function mustHaveSeenWaiting(who: Viewer, chat: Chat): Chat {
  const { customerId, teamId, agentIds, offeredTo } = chat;
  if (!canSee(who, { customerId, teamId, agentIds, offeredTo, status: 'queued' })) throw chatNotFound();
  return chat;
}
