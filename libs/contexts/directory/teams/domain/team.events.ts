import { DomainEvent } from '#kernel';

abstract class TeamEvent extends DomainEvent {
  constructor(readonly teamId: string) {
    super();
  }

  get streamId(): string {
    return this.teamId;
  }
}

/** What routing decides by, besides who the members are. */
export interface Overflow {
  afterSeconds: number | null;
  toTeamIds: string[];
}

export class TeamCreated extends TeamEvent {
  constructor(
    teamId: string,
    readonly name: string,
    readonly overflow: Overflow,
  ) {
    super(teamId);
  }
}

export class TeamChanged extends TeamEvent {
  constructor(
    teamId: string,
    readonly name: string,
    readonly overflow: Overflow,
  ) {
    super(teamId);
  }
}

export class TeamDeleted extends TeamEvent {
  constructor(
    teamId: string,
    readonly name: string,
  ) {
    super(teamId);
  }
}
