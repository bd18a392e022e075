import { type Actor, DomainError, SYSTEM } from '#kernel';
import type { Priority } from '#protocol';
import { Chat } from '../chat';
import type { Sender } from '../message';

export const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
export const CLEO: Actor = { type: 'customer', id: 'cleo' };
export const ANA: Actor = { type: 'agent', id: 'ana' };
export const cleo: Sender = { type: 'customer', id: 'cleo', name: 'Cleo' };
export const ana: Sender = { type: 'agent', id: 'ana', name: 'Ana' };

export const newChat = (priority: Priority = 'normal') =>
  new Chat({ id: 'chat', customerId: 'cleo', subject: null, skills: [], priority, metadata: {} }, CLEO, at(0));
export const text = (id: string) => ({ id, clientMessageId: id, text: 'Hello', attachments: [], cannedResponseId: null });
export const says = (sender: Sender, second: number) => (chat: Chat) => chat.post(sender, text(`${second}`), at(second));
export const goesTo = (agentId: string) => (chat: Chat) => chat.assignTo(agentId, SYSTEM, 'routed', at(5));
export const isOffered = (agentId: string) => (chat: Chat) => chat.offerTo(agentId, at(30), SYSTEM);
export const acceptedBy =
  (agentId: string, second = 29) =>
  (chat: Chat) =>
    chat.accept(agentId, at(second));
export const movesTo = (agentId: string) => (chat: Chat) => chat.transferTo(agentId, ANA, 'Knows more', at(6));
export const isHeld =
  (until: number | null = null) =>
  (chat: Chat) =>
    chat.putOnHold({ until: until === null ? null : at(until), reason: 'Waits for an invoice' }, ANA, at(7));
export const isResumed = (chat: Chat) => chat.resume(ANA, 'agent', at(45));
/** Closes after 40 s of quiet, and says so 10 s before. */
export const looksIn = (second: number) => (chat: Chat) => chat.endIfQuiet({ closeAfterMs: 40_000, warningMs: 10_000 }, SYSTEM, at(second));
export const closesBy = (by: Actor, reason: 'agent' | 'customer') => (chat: Chat) => chat.close(by, reason, null, at(9));

/** Whether it was done; anything but a rule that forbids it is a bug. */
export function done(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
