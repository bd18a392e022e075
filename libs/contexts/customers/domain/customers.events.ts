import { type Actor, DomainEvent } from '#kernel';
import type { AccountStatus } from '#protocol';

export abstract class CustomerEvent extends DomainEvent {
  constructor(readonly customerId: string) {
    super();
  }

  get streamId(): string {
    return this.customerId;
  }
}

export class CustomerAdded extends CustomerEvent {}

/** Fields of a customer changed. The event names the fields without their values, because the log must hold no personal data. */
export class CustomerChanged extends CustomerEvent {
  constructor(
    customerId: string,
    readonly fields: string[],
    readonly by: Actor,
  ) {
    super(customerId);
  }
}

export class AccountStatusChanged extends CustomerEvent {
  constructor(
    customerId: string,
    readonly from: AccountStatus,
    readonly to: AccountStatus,
    readonly by: Actor,
  ) {
    super(customerId);
  }
}

export class CustomerBlocked extends CustomerEvent {
  constructor(
    customerId: string,
    /** RFC 3339; null when the block was ended. */
    readonly until: string | null,
    readonly reason: string | null,
    readonly by: Actor,
  ) {
    super(customerId);
  }
}

/** A customer was merged into another one, who has its chats and tickets from then on. */
export class CustomerMerged extends CustomerEvent {
  constructor(
    customerId: string,
    readonly intoId: string,
    readonly by: Actor,
  ) {
    super(customerId);
  }
}

/** The personal data of a customer was erased. */
export class PersonalDataErased extends CustomerEvent {
  constructor(
    customerId: string,
    readonly by: Actor,
  ) {
    super(customerId);
  }
}
