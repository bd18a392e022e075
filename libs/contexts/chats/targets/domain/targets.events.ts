import { type Actor, DomainEvent } from '#kernel';

export class TargetsChanged extends DomainEvent {
  constructor(
    readonly targetsId: string,
    /** Absent when a team was deleted, and its targets with it. */
    readonly by?: Actor,
  ) {
    super();
  }

  get streamId(): string {
    return this.targetsId;
  }
}
