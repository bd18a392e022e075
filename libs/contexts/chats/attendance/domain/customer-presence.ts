import { Aggregate } from '#kernel';
import { CustomerCame, CustomerLeft } from './customer-presence.events';

/** Whether a customer has a socket anywhere. */
export class CustomerPresence extends Aggregate {
  /** The customer's. */
  readonly id: string;
  online: boolean;
  /** When the last socket was lost; of one who is there, when it came; null: it never had a socket. */
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
