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

/** A customer who had no socket has one. */
export class CustomerCame extends CustomerPresenceEvent {}

/** A customer's last socket is gone, for longer than a page takes to load again. */
export class CustomerLeft extends CustomerPresenceEvent {}
