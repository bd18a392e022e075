import { DomainEvent } from '#kernel';
import type { AttachmentView } from '#protocol';

export abstract class AttachmentEvent extends DomainEvent {
  constructor(
    readonly attachmentId: string,
    readonly chatId: string,
  ) {
    super();
  }

  get streamId(): string {
    return this.attachmentId;
  }
}

/** A file was taken in and is about to be stored; the row that says so is there before the file is. */
export class AttachmentTaken extends AttachmentEvent {
  override get isPerishable(): boolean {
    return true;
  }
}

/** The file is stored, and may be sent. */
export class AttachmentStored extends AttachmentEvent {
  constructor(
    attachmentId: string,
    chatId: string,
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
    chatId: string,
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
    chatId: string,
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
