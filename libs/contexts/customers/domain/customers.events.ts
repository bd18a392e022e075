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

/** Says which fields, not what they were: who a customer was is not kept in the log. */
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
    /** Null: no longer. */
    readonly until: string | null,
    readonly reason: string | null,
    readonly by: Actor,
  ) {
    super(customerId);
  }
}

/** A customer turned out to be another one, who has its chats and tickets from now on. */
export class CustomerMerged extends CustomerEvent {
  constructor(
    customerId: string,
    readonly intoId: string,
    readonly by: Actor,
  ) {
    super(customerId);
  }
}

/** Who did it and when is kept, who the customer was is not. */
export class PersonalDataErased extends CustomerEvent {
  constructor(
    customerId: string,
    readonly by: Actor,
  ) {
    super(customerId);
  }
}
