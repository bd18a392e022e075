import { type Actor, Aggregate } from '#kernel';
import { blockIsOver, blockNotFound } from './address-block.errors';
import { AddressBlocked, AddressUnblocked } from './address-block.events';

export interface BlockTerms {
  until: Date;
  reason: string | null;
}

/** Denylist entry: strangers and customers from this network cannot start chats or leave messages until its end. */
export class AddressBlock extends Aggregate implements BlockTerms {
  readonly id: string;
  /** An address of IPv4, or the /64 of one of IPv6. */
  readonly network: string;
  until!: Date;
  reason!: string | null;
  /** Whoever blocked it last. */
  createdBy!: string;
  readonly createdAt: Date;
  liftedAt: Date | null;

  /** @throws InvalidField `/until` for a time that is not in the future */
  constructor(id: string, network: string, terms: BlockTerms, by: Actor, now: Date) {
    super();
    this.id = id;
    this.network = network;
    this.createdAt = now;
    this.liftedAt = null;
    this.block(terms, by, now);
  }

  /** @throws InvalidField `/until` for a time that is not in the future */
  block({ until, reason }: BlockTerms, by: Actor, now: Date): void {
    if (until <= now) throw blockIsOver();
    this.until = until;
    this.reason = reason;
    this.createdBy = by.id!;
    this.record(new AddressBlocked(this.id, by, until.toISOString()));
  }

  /** @throws DomainError `block.not_found` when it was lifted before */
  lift(by: Actor, now: Date): void {
    if (this.liftedAt !== null) throw blockNotFound();
    this.liftedAt = now;
    this.record(new AddressUnblocked(this.id, by));
  }
}
