import { type Actor, DomainEvent } from '#kernel';

/** The events name no address: it is personal data, and the log is for good. */
abstract class BlockEvent extends DomainEvent {
  constructor(
    readonly blockId: string,
    readonly by: Actor,
  ) {
    super();
  }

  get streamId(): string {
    return this.blockId;
  }
}

export class AddressBlocked extends BlockEvent {
  constructor(
    blockId: string,
    by: Actor,
    /** RFC 3339. */
    readonly until: string,
  ) {
    super(blockId, by);
  }
}

export class AddressUnblocked extends BlockEvent {}
