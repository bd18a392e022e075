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

/** The address no longer opens the wall, and screens that have it open lose it. */
export class WallLinkRevoked extends WallLinkEvent {}
