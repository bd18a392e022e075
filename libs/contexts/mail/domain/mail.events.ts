import { type Actor, DomainEvent } from '#kernel';
import type { MailKind } from '#protocol';

/** An address and a text are personal data, and an error may repeat both: the log has none of them. */
abstract class MailEvent extends DomainEvent {
  constructor(readonly mailId: string) {
    super();
  }

  get streamId(): string {
    return this.mailId;
  }
}

export class MailQueued extends MailEvent {
  constructor(
    mailId: string,
    readonly kind: MailKind,
    readonly chatId: string | null,
    readonly ticketId: string | null,
    readonly by: Actor,
  ) {
    super(mailId);
  }
}

export class MailSent extends MailEvent {
  constructor(
    mailId: string,
    readonly ticketId: string | null,
  ) {
    super(mailId);
  }
}

/** A try failed, and there will be another. */
export class MailPutOff extends MailEvent {
  constructor(
    mailId: string,
    readonly ticketId: string | null,
  ) {
    super(mailId);
  }
}

export class MailFailed extends MailEvent {
  constructor(
    mailId: string,
    readonly ticketId: string | null,
  ) {
    super(mailId);
  }
}

/** Somebody has it tried anew. */
export class MailResent extends MailEvent {
  constructor(
    mailId: string,
    readonly ticketId: string | null,
    readonly by: Actor,
  ) {
    super(mailId);
  }
}

/** A customer, or somebody else who has the mail, replied to a mail about a ticket. */
export class MailReceived extends MailEvent {
  constructor(
    mailId: string,
    readonly ticketId: string,
    readonly isFromCustomer: boolean,
  ) {
    super(mailId);
  }
}

/** The files of a mail that was received are kept, or left out. */
export class ReceivedMailCompleted extends MailEvent {
  constructor(
    mailId: string,
    readonly ticketId: string,
  ) {
    super(mailId);
  }
}
