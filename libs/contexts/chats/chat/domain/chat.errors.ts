import { DomainError, InvalidField } from '#kernel';
import type { ChatStatus, ChatStep } from '#protocol';

export const chatNotFound = (): DomainError => new DomainError('missing', 'chat.not_found', 'There is no such chat');
export const chatIsClosed = (): DomainError => new DomainError('conflict', 'chat.closed', 'The chat is closed');
export const chatAlreadyAssigned = (): DomainError =>
  new DomainError('conflict', 'chat.already_assigned', 'The chat already has an agent or is offered to one');
export const chatAlreadyOpen = (chatId: string, customerToken?: string): DomainError =>
  new DomainError('conflict', 'chat.already_open', 'You have an open chat already', {
    chatId,
    ...(customerToken !== undefined && { customerToken }),
  });
export const chatNotActive = (): DomainError =>
  new DomainError('conflict', 'chat.not_active', 'The chat has no agent: it waits in the queue');
export const hasItAlready = (): DomainError => new InvalidField('/agentId', 'has the chat already');
export const offerEnded = (): DomainError => new DomainError('conflict', 'offer.ended', 'The chat is not, or no longer, offered to you');
export const nobodyOnline = (): DomainError => new DomainError('conflict', 'chat.nobody_online', 'No agent is online at the moment');
export const notInChat = (): DomainError =>
  new DomainError('forbidden', 'chat.not_assigned_to_you', 'Only the agent of the chat or a supervisor may do this');
export const priorityNotAllowed = (): DomainError =>
  new DomainError('forbidden', 'chat.priority_not_allowed', 'Only staff may give a chat a priority');
export const greetingNotAllowed = (): DomainError =>
  new DomainError('forbidden', 'chat.greeting_not_allowed', 'Only staff may open a chat with a greeting');
export const customerNotAllowed = (): DomainError =>
  new DomainError('forbidden', 'chat.customer_not_allowed', 'Only staff may start a chat for a customer whom they name');
export const claimNotAllowed = (): DomainError => new DomainError('forbidden', 'chat.claim_not_allowed', 'Only staff may take a chat');
export const chatHasTicket = (ticketId: string): DomainError =>
  new DomainError('conflict', 'chat.ticket_exists', 'The chat has a ticket already', { ticketId });
export const chatNotClosed = (): DomainError => new DomainError('conflict', 'chat.not_closed', 'The chat is not closed yet');
export const messageNotFound = (): DomainError => new DomainError('missing', 'message.not_found', 'There is no such message');
export const notYourMessage = (): DomainError =>
  new DomainError(
    'forbidden',
    'message.not_yours',
    'Only its author or a supervisor may delete a message; a system message cannot be deleted',
  );
export const notTheAuthor = (): DomainError => new DomainError('forbidden', 'message.not_author', 'Only its author may edit a message');
export const messageDeleted = (): DomainError => new DomainError('conflict', 'message.deleted', 'The message was deleted');
export const editTooLate = (editMinutes: number): DomainError =>
  new DomainError('conflict', 'message.edit_too_late', 'The time to edit the message is over', { editMinutes });
export const seqNotThere = (): DomainError => new InvalidField('/seq', 'is beyond the last message');
export const messageIdReused = (): DomainError =>
  new DomainError('conflict', 'message.id_reused', 'This clientMessageId was used for another message');
export const cannedNotForCustomers = (): DomainError =>
  new DomainError('forbidden', 'canned.staff_only', 'Only staff may send canned responses');
export const cannedResponseNotFound = (): DomainError => new DomainError('missing', 'canned.not_found', 'There is no such canned response');

export const tooManyExports = (most: number): DomainError =>
  new DomainError('too_many', 'export.too_many', `You have ${most} exports running: wait until one has ended, or end it`);

/** @param opensAt RFC 3339; null when that is not known */
export const closedHours = (opensAt: string | null): DomainError =>
  new DomainError('conflict', 'chat.closed_hours', 'It is closed now; leave a message', { opensAt });

const REFUSALS: Record<ChatStep, () => DomainError> = {
  assign: chatAlreadyAssigned,
  offer: chatAlreadyAssigned,
  accept: offerEnded,
  end_offer: offerEnded,
  transfer: chatNotActive,
  requeue: chatNotActive,
  ask_for: chatAlreadyAssigned,
  hand: chatNotActive,
  mark_unread: chatNotActive,
  hold: chatNotActive,
  resume: chatNotActive,
  post: chatIsClosed,
  prioritise: chatIsClosed,
  follow_skill: chatIsClosed,
  close: chatIsClosed,
  rate: chatNotClosed,
};

/** The error for a step that `CHAT_TRANSITIONS` does not allow in this status. */
export const stepRefused = (status: ChatStatus, step: ChatStep): DomainError => (status === 'closed' ? chatIsClosed : REFUSALS[step])();
