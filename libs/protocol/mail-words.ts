/**
 * `transcript`: what was said in a chat, for the customer who asked. `answer`: what staff wrote about a ticket. `ready`: somebody can talk now with
 * whoever left a message instead of waiting.
 */
export const MAIL_KINDS = ['transcript', 'answer', 'ready'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** `sent`: a mail server has taken it. `failed`: no mail server wanted it within a day. */
export const MAIL_STATES = ['queued', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Of mails about a ticket; `reply`: somebody answered one of them by e-mail. */
export const TICKET_MAIL_KINDS = [...MAIL_KINDS, 'reply'] as const;
export type TicketMailKind = (typeof TICKET_MAIL_KINDS)[number];

/** `received`: it came in. */
export const TICKET_MAIL_STATES = [...MAIL_STATES, 'received'] as const;
export type TicketMailState = (typeof TICKET_MAIL_STATES)[number];
