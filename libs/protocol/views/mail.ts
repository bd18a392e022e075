import type { MailKind, MailState } from '../words';

/** Whether e-mail is set up. */
export interface MailSetUpView {
  /** Whether e-mails are sent (`SMTP_URL`). */
  sends: boolean;
  /** From whom they come; null where none are sent. */
  from: string | null;
}

/** A transcript that is on its way. */
export interface TranscriptMailView {
  id: string;
  address: string;
  state: MailState;
}

/** An e-mail about a ticket. */
export interface TicketMailView {
  id: string;
  kind: MailKind;
  address: string;
  /** Who wrote it. */
  author: { id: string; name: string } | null;
  text: string | null;
  state: MailState;
  /** Why the last try to send it failed. */
  error: string | null;
  createdAt: string;
  sentAt: string | null;
}
