import type { MailState, TicketMailKind, TicketMailState } from '../words';
import type { AttachmentView } from './messages';

/** Whether e-mail is set up. */
export interface MailSetUpView {
  /** Whether e-mails are sent (`SMTP_URL`). */
  sends: boolean;
  /** From whom they come; null where none are sent. */
  from: string | null;
  /** Whether replies are read (`IMAP_URL`). */
  receives: boolean;
}

/** A transcript that is on its way. */
export interface TranscriptMailView {
  id: string;
  address: string;
  state: MailState;
}

/** A file that came with an e-mail and was not kept. */
export interface LeftOutFile {
  name: string;
  /** Code of the error, e.g. `attachment.type_not_allowed`. */
  code: string;
}

/** An e-mail about a ticket, or a reply to one. */
export interface TicketMailView {
  id: string;
  kind: TicketMailKind;
  /** To whom it goes; of a reply, from whom it came. */
  address: string;
  /** Of a reply: whose it says it is, and whether it came from the address of the customer. */
  sender: { name: string | null; isCustomer: boolean } | null;
  /** Who wrote it. */
  author: { id: string; name: string } | null;
  /** Of a reply, without what it quotes; null where it could not be read, or the text is made when it is sent. */
  text: string | null;
  /** Whether a reply says more, at `/original`. */
  hasOriginal: boolean;
  /** Files that came with a reply. */
  attachments: AttachmentView[];
  leftOut: LeftOutFile[];
  state: TicketMailState;
  /** Why the last try to send it failed. */
  error: string | null;
  createdAt: string;
  sentAt: string | null;
}

/** The text of a reply as it came, with what it quotes. */
export interface OriginalMailView {
  text: string;
}
