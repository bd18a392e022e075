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

/** A file was accepted and is about to be stored. Its row is committed before the blob is written, so that no blob is without a row. */
export class AttachmentTaken extends AttachmentEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}

/** The file is stored and may be sent. */
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

/** A held file was scanned: it is ready or blocked now. */
export class AttachmentJudged extends AttachmentEvent {
  constructor(
    attachmentId: string,
    chatId: string | null,
    readonly uploaderId: string,
    /** `seq` of the message with the file; null while it is not sent. */
    readonly seq: number | null,
    readonly attachment: AttachmentView,
  ) {
    super(attachmentId, chatId);
  }
}

/** The file can no longer be read, and its blobs are to be deleted. */
export class AttachmentRemoved extends AttachmentEvent {}

/** Events of a canned response's files belong to the stream, and so to the history, of the canned response. */
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
