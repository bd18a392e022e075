import type { CloseReason, Notice, PersonName } from '#protocol';
import { ChatAssigned, ChatClosed, ChatFellQuiet, ChatRequeued, ChatTransferred } from './chat.events';
import { ChatHeld, ChatResumed } from './hold.events';
import { ChatOutOfHours } from './promises.events';

/** Events that the transcript shows as a notice. */
export type Announced =
  ChatAssigned | ChatTransferred | ChatRequeued | ChatHeld | ChatResumed | ChatFellQuiet | ChatOutOfHours | ChatClosed;

export interface ChatNotice {
  text: string;
  notice: Notice;
}

/** Ids of the users whose names the notice of the event mentions. */
export function peopleIn(event: Announced): string[] {
  if (event instanceof ChatAssigned || event instanceof ChatHeld || event instanceof ChatResumed) return [event.agentId];
  if (event instanceof ChatTransferred) return [event.fromAgentId, event.toAgentId];
  if (event instanceof ChatRequeued) return [event.fromAgentId];
  return event instanceof ChatClosed && event.by.type === 'agent' ? [event.by.id!] : [];
}

export function noticeOf(event: Announced, nameOf: (id: string) => string): ChatNotice {
  const person = (id: string): PersonName => ({ id, name: nameOf(id) });
  if (event instanceof ChatAssigned) return assigned(person(event.agentId));
  if (event instanceof ChatTransferred) return transferred(person(event.fromAgentId), person(event.toAgentId), event.reason);
  if (event instanceof ChatRequeued) return requeued(person(event.fromAgentId), event.reason);
  if (event instanceof ChatHeld) return held(person(event.agentId), event.until);
  if (event instanceof ChatResumed) return resumed(person(event.agentId));
  if (event instanceof ChatFellQuiet) return closingSoon(event.closesAt);
  if (event instanceof ChatOutOfHours) return outOfHours(event.opensAt);
  if (event.byEmail) return { text: 'It goes on by e-mail', notice: { type: 'closed', reason: event.reason, byEmail: true } };
  return closed(event.reason, event.by.type === 'agent' ? nameOf(event.by.id!) : '');
}

const assigned = (agent: PersonName): ChatNotice => ({ text: `${agent.name} joined the chat`, notice: { type: 'assigned', agent } });

const transferred = (from: PersonName, agent: PersonName, reason: ChatTransferred['reason']): ChatNotice => ({
  text: reason === 'taken_over' ? `${agent.name} took the chat over from ${from.name}` : `${from.name} passed the chat on to ${agent.name}`,
  notice: { type: 'transferred', from, agent },
});

function requeued(from: PersonName, reason: ChatRequeued['reason']): ChatNotice {
  const texts: Record<ChatRequeued['reason'], string> = {
    transferred: `${from.name} passed the chat on; it waits for another agent`,
    agent_gone: `${from.name} is no longer here; it waits for another agent`,
    overdue: `${from.name} has not answered in time; it waits for another agent`,
    hold_over: `The chat is off hold and comes next; ${from.name} has no time right now`,
  };
  return { text: texts[reason], notice: { type: 'requeued', from, reason } };
}

const held = (agent: PersonName, until: string | null): ChatNotice => ({
  text: `${agent.name} put the chat on hold${until === null ? '' : ` until ${minuteOf(until)} UTC`}; it goes on when the customer writes`,
  notice: { type: 'held', agent, until },
});

const resumed = (agent: PersonName): ChatNotice => ({ text: `${agent.name} is back in the chat`, notice: { type: 'resumed', agent } });

const minuteOf = (at: string): string => at.slice(0, 16).replace('T', ' ');

const closingSoon = (closesAt: string): ChatNotice => ({
  text: 'The chat will be closed soon unless somebody writes',
  notice: { type: 'closing_soon', closesAt },
});

const outOfHours = (opensAt: string | null): ChatNotice => ({
  text: 'It is closed now; the chat keeps its place until somebody is here again',
  notice: { type: 'out_of_hours', opensAt },
});

function closed(reason: CloseReason, byName: string): ChatNotice {
  const texts: Record<CloseReason, string> = {
    agent: `${byName} closed the chat`,
    supervisor: `${byName} closed the chat`,
    customer: 'The customer closed the chat',
    abandoned: 'The customer left before an agent came',
    inactivity: 'The chat was closed because nobody wrote any more',
  };
  return { text: texts[reason], notice: { type: 'closed', reason } };
}
