import { DomainEvent } from '#kernel';

abstract class HoursEvent extends DomainEvent {
  constructor(
    readonly hoursId: string,
    readonly name: string,
  ) {
    super();
  }

  get streamId(): string {
    return this.hoursId;
  }
}

export class HoursCreated extends HoursEvent {}

export class HoursChanged extends HoursEvent {}

export class HoursDeleted extends HoursEvent {}
