import type { MailState } from '../words';

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
