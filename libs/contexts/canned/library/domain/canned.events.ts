import { type Actor, DomainEvent } from '#kernel';
import type { CannedScope } from '#words';

/** Fields of a canned response that its author writes. */
export interface CannedFields {
  title: string;
  /** Shortcut without the slash. */
  shortcut: string | null;
  category: string | null;
  content: string;
  scope: CannedScope;
  /** Team of a response of scope `team`; null for others. */
  teamId: string | null;
}

/** Changes by field: the former value and the new one. */
export type CannedChanges = { [F in keyof CannedFields]?: { from: CannedFields[F]; to: CannedFields[F] } };

export abstract class CannedEvent extends DomainEvent {
  constructor(readonly cannedResponseId: string) {
    super();
  }

  get streamId(): string {
    return this.cannedResponseId;
  }
}

export class CannedResponseCreated extends CannedEvent {
  constructor(
    cannedResponseId: string,
    readonly fields: CannedFields,
    readonly by: Actor,
  ) {
    super(cannedResponseId);
  }
}

export class CannedResponseChanged extends CannedEvent {
  constructor(
    cannedResponseId: string,
    readonly changes: CannedChanges,
    readonly by: Actor,
  ) {
    super(cannedResponseId);
  }
}

export class CannedResponseDeleted extends CannedEvent {
  constructor(
    cannedResponseId: string,
    readonly by: Actor,
  ) {
    super(cannedResponseId);
  }
}

export class CannedResponseRestored extends CannedEvent {
  constructor(
    cannedResponseId: string,
    readonly by: Actor,
  ) {
    super(cannedResponseId);
  }
}

export abstract class CannedFileEvent extends CannedEvent {
  constructor(
    cannedResponseId: string,
    readonly attachmentId: string,
    readonly name: string,
    readonly by: Actor,
  ) {
    super(cannedResponseId);
  }
}

export class CannedFileAdded extends CannedFileEvent {}

export class CannedFileRemoved extends CannedFileEvent {}
