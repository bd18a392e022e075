import { type Actor, DomainEvent } from '#kernel';
import type { AttachmentView } from '#protocol';

export abstract class AttachmentEvent extends DomainEvent {
  constructor(
    readonly attachmentId: string,
    /** Null for a file of a canned response. */
    readonly chatId: string | null,
  ) {
    super();
  }

  get streamId(): string {
    return this.attachmentId;
  }
}

/** A file was taken in and is about to be stored; the row that says so is there before the file is. */
export class AttachmentTaken extends AttachmentEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}

/** The file is stored, and may be sent. */
export class AttachmentStored extends AttachmentEvent {
  constructor(
    attachmentId: string,
    chatId: string | null,
    readonly uploaderId: string,
    readonly contentType: string,
    readonly size: number,
    readonly sha256: string,
  ) {
    super(attachmentId, chatId);
  }
}

export class AttachmentSent extends AttachmentEvent {
  constructor(
    attachmentId: string,
    chatId: string | null,
    readonly messageId: string,
    readonly seq: number,
  ) {
    super(attachmentId, chatId);
  }
}

/** What was held is ready or blocked now. */
export class AttachmentJudged extends AttachmentEvent {
  constructor(
    attachmentId: string,
    chatId: string | null,
    readonly uploaderId: string,
    /** Of the message that it was sent in; null while it was not sent. */
    readonly seq: number | null,
    readonly attachment: AttachmentView,
  ) {
    super(attachmentId, chatId);
  }
}

/** Nobody gets it any more; what is stored of it is to go. */
export class AttachmentRemoved extends AttachmentEvent {}

/** What happens to the files of a canned response is part of its history. */
export abstract class CannedFileEvent extends DomainEvent {
  constructor(
    readonly cannedResponseId: string,
    readonly attachmentId: string,
    readonly name: string,
    readonly by: Actor,
  ) {
    super();
  }

  get streamId(): string {
    return this.cannedResponseId;
  }
}

export class CannedFileAdded extends CannedFileEvent {}

export class CannedFileRemoved extends CannedFileEvent {}
