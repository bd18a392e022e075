import { type Actor, DomainEvent } from '#kernel';
import type { TicketSource, TicketStatus } from '#protocol';

export abstract class TicketEvent extends DomainEvent {
  constructor(
    readonly ticketId: string,
    readonly customerId: string,
  ) {
    super();
  }

  get streamId(): string {
    return this.ticketId;
  }
}

export class TicketOpened extends TicketEvent {
  constructor(
    ticketId: string,
    customerId: string,
    readonly chatId: string | null,
    readonly source: TicketSource,
    readonly status: TicketStatus,
    readonly by: Actor,
  ) {
    super(ticketId, customerId);
  }
}

/** A ticket was changed. The event has no subject, because the subject may be the customer's words. */
export class TicketChanged extends TicketEvent {
  constructor(
    ticketId: string,
    customerId: string,
    readonly from: TicketStatus,
    readonly to: TicketStatus,
    readonly subjectChanged: boolean,
    readonly by: Actor,
  ) {
    super(ticketId, customerId);
  }
}
