/** What mails say in one language. */
export interface MailCatalogue {
  /** Subject of a transcript; `{{date}}` is when the chat began. */
  subject: string;
  intro: string;
  /** The transcript is longer than the mail. */
  cut: string;
  /** For whoever asked for nothing. */
  notYou: string;
  customer: string;
  agent: string;
  started: string;
  closed: string;
  /** A message that was deleted at `{{time}}`. */
  deleted: string;
  edited: string;
  /** Instead of the text of a deleted message that another one answers. */
  quoteDeleted: string;
  /** Before the reference of a ticket. */
  reference: string;
  /** Before what a customer had written. */
  youWrote: string;
  readySubject: string;
  readyText: string;
  /** For whoever does not come back. */
  readyElse: string;
}
