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
