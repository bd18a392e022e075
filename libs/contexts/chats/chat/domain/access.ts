import type { Chat } from './chat';
import { chatNotFound, notInChat } from './chat.errors';

/** Viewer: the part of a caller that decides which chats it may see. */
export interface Viewer {
  type: 'staff' | 'customer';
  id: string;
  /** Supervisors and admins may see every chat. */
  oversees: boolean;
}

/** Right to a chat: `takePart` includes `see`. */
export type Right = 'see' | 'takePart';

/** A customer may see its own chats; an agent those it has, had or is offered, and all in the queue; supervisors and admins every chat. */
export function canSee(who: Viewer, chat: Pick<Chat, 'customerId' | 'agentIds' | 'offeredTo' | 'status'>): boolean {
  if (who.type === 'customer') return chat.customerId === who.id;
  return who.oversees || chat.agentIds.includes(who.id) || chat.offeredTo === who.id || chat.status === 'queued';
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
