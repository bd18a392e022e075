import { type Actor, DomainEvent } from '#kernel';

/** What is searched for may name people, so the log has none of it. */
abstract class SavedViewEvent extends DomainEvent {
  constructor(
    readonly viewId: string,
    readonly by: Actor,
  ) {
    super();
  }

  get streamId(): string {
    return this.viewId;
  }
}

export class ViewSaved extends SavedViewEvent {
  constructor(
    viewId: string,
    by: Actor,
    readonly shared: boolean,
  ) {
    super(viewId, by);
  }
}

export class ViewChanged extends SavedViewEvent {
  constructor(
    viewId: string,
    by: Actor,
    readonly shared: boolean,
  ) {
    super(viewId, by);
  }
}

export class ViewDeleted extends SavedViewEvent {}
