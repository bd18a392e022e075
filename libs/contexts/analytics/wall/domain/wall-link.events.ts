import { type Actor, DomainEvent } from '#kernel';

abstract class WallLinkEvent extends DomainEvent {
  constructor(
    readonly linkId: string,
    readonly by: Actor,
  ) {
    super();
  }

  get streamId(): string {
    return this.linkId;
  }
}

export class WallLinkMade extends WallLinkEvent {
  constructor(
    linkId: string,
    by: Actor,
    readonly name: string,
  ) {
    super(linkId, by);
  }
}

/** Revocation: the link no longer opens the wall, and open screens lose it. */
export class WallLinkRevoked extends WallLinkEvent {}
