import { Aggregate } from '#kernel';
import { CustomerCame, CustomerLeft } from './customer-presence.events';

/** Presence of a customer: whether it has a socket at any node. */
export class CustomerPresence extends Aggregate {
  /** The id of the customer. */
  readonly id: string;
  online: boolean;
  /** While online: when the customer came. Offline: when its last socket closed; null when it never had one. */
  lastSeenAt: Date | null;

  constructor(customerId: string) {
    super();
    this.id = customerId;
    this.online = false;
    this.lastSeenAt = null;
  }

  come(now: Date): void {
    if (this.online) return;
    this.online = true;
    this.lastSeenAt = now;
    this.record(new CustomerCame(this.id, now.toISOString()));
  }

  leave(leftAt: Date): void {
    if (!this.online) return;
    this.online = false;
    this.lastSeenAt = leftAt;
    this.record(new CustomerLeft(this.id, leftAt.toISOString()));
  }
}
