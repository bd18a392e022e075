import type { Chat } from './chat';
import { chatNotFound, notInChat } from './chat.errors';

/** Who asks, as far as chats care. */
export interface Viewer {
  type: 'staff' | 'customer';
  id: string;
  /** Supervisors and admins: every chat. */
  oversees: boolean;
}

/** See a chat, or take part in it as well. */
export type Right = 'see' | 'takePart';

/** A customer sees its own chats; an agent those it has, had or is offered, and those that wait; supervisors all. */
export function canSee(who: Viewer, chat: Pick<Chat, 'customerId' | 'agentIds' | 'offeredTo' | 'status'>): boolean {
  if (who.type === 'customer') return chat.customerId === who.id;
  return who.oversees || chat.agentIds.includes(who.id) || chat.offeredTo === who.id || chat.status === 'queued';
}

/** The agents who go on hearing a chat when it moves; others who looked at it ask anew, as far as they still may. */
export function agentsIn({ status, agentId, agentIds, offeredTo }: Pick<Chat, 'agentId' | 'agentIds' | 'offeredTo' | 'status'>): string[] {
  return status === 'closed' ? agentIds : [agentId, offeredTo].filter((id) => id !== null);
}

export function mustHave(right: Right, who: Viewer, chat: Chat): void {
  if (right === 'see') mustSee(who, chat);
  else mustTakePart(who, chat);
}

/** @throws DomainError `chat.not_found`: foreign looks like absent */
export function mustSee(who: Viewer, chat: Chat): void {
  if (!canSee(who, chat)) throw chatNotFound();
}

/** @throws DomainError `chat.not_found` or `chat.not_assigned_to_you` */
export function mustTakePart(who: Viewer, chat: Chat): void {
  mustSee(who, chat);
  if (who.type === 'staff' && !who.oversees && chat.agentId !== who.id) throw notInChat();
}
