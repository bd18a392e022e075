import { hasSkillsFor, mayHave } from './eligibility';
import type { Seat } from './seat';
import { type IsPresent, needsOf, type WaitingChat } from './waiting-chat';

/**
 * A chat is not offered again to whoever declined it until everybody who could take it has: then a new round begins,
 * and the declines count no more.
 */
export function inRound(chat: WaitingChat, agents: readonly Seat[], isPresent: IsPresent, now: Date): WaitingChat {
  if (!chat.declinedBy?.length) return chat;
  const needs = needsOf(chat, now, isPresent);
  const somebodyIsLeft = agents.some(
    (seat) => seat.status !== 'offline' && seat.status !== 'away' && seat.maxConcurrentChats > 0 && hasSkillsFor(seat, needs) && mayHave(seat, chat),
  );
  return somebodyIsLeft ? chat : { ...chat, declinedBy: [] };
}
