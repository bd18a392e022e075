import { DomainEvent } from '#kernel';

abstract class CustomerPresenceEvent extends DomainEvent {
  constructor(
    readonly customerId: string,
    readonly lastSeenAt: string,
  ) {
    super();
  }

  get streamId(): string {
    return this.customerId;
  }
}

/** The customer has a socket again, at any node. */
export class CustomerCame extends CustomerPresenceEvent {}

/** The customer's last socket has been closed for longer than a page takes to reload. */
export class CustomerLeft extends CustomerPresenceEvent {}
