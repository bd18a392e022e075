import { DomainEvent } from '#kernel';
import type { AttachmentView } from '#protocol';

export abstract class AttachmentEvent extends DomainEvent {
  constructor(
    readonly attachmentId: string,
    /** Null for a file of a library. */
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
    /** The item of a library that owns the file, and the file's name; null for a file of a chat. */
    readonly item: { id: string; name: string } | null = null,
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
