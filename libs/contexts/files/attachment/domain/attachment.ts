import { Aggregate } from '#kernel';
import type { AttachmentView, RecordingKind } from '#protocol';
import { attachmentBlocked, attachmentHeld, attachmentNotFound, attachmentSentBefore } from './files.errors';
import { AttachmentJudged, AttachmentRemoved, AttachmentSent, AttachmentStored, AttachmentTaken } from './files.events';
import type { Owner } from './owner';

export type ScanResult = AttachmentView['state'];

export interface NewAttachment {
  id: string;
  owner: Owner;
  uploaderId: string;
  name: string;
  contentType: string;
  /** Size of the stored file in bytes. */
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  thumbnailSize: number | null;
  /** Of what was recorded as a note: what it is, and how long. */
  recording: RecordingKind | null;
  seconds: number | null;
}

/** Path of an attachment. It names no host, because messages store it and the host may change. */
export const addressOf = (id: string): string => `/v1/attachments/${id}`;
export const thumbnailAddressOf = (id: string): string => `${addressOf(id)}/thumbnail`;

/** Attachment: an uploaded file. One that belongs to a chat can be sent once, by its uploader. */
export class Attachment extends Aggregate {
  readonly id: string;
  readonly ownerKind: Owner['kind'];
  readonly ownerId: string;
  readonly uploaderId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnailSize: number | null;
  readonly recording: RecordingKind | null;
  readonly seconds: number | null;
  state: 'storing' | ScanResult | 'removed';
  messageSeq: number | null;
  readonly createdAt: Date;

  constructor(taken: NewAttachment, now: Date) {
    super();
    this.id = taken.id;
    this.ownerKind = taken.owner.kind;
    this.ownerId = taken.owner.id;
    this.uploaderId = taken.uploaderId;
    this.name = taken.name;
    this.contentType = taken.contentType;
    this.size = taken.size;
    this.sha256 = taken.sha256;
    this.width = taken.width;
    this.height = taken.height;
    this.thumbnailSize = taken.thumbnailSize;
    this.recording = taken.recording;
    this.seconds = taken.seconds;
    this.state = 'storing';
    this.messageSeq = null;
    this.createdAt = now;
    this.record(new AttachmentTaken(this.id, this.chatId));
  }

  /** @throws DomainError `attachment.not_found` when it was removed meanwhile, as `RemoveUnsent` does when storing takes too long */
  stored(verdict: ScanResult): void {
    if (this.state !== 'storing') throw attachmentNotFound();
    this.state = verdict;
    const item = this.ownerKind === 'library' ? { id: this.ownerId, name: this.name } : null;
    this.record(new AttachmentStored(this.id, this.chatId, this.uploaderId, this.contentType, this.size, this.sha256, item));
  }

  /** An independent copy that `uploaderId` may send in the chat. A file that nobody may read cannot be copied either. */
  copyTo(chatId: string, id: string, uploaderId: string, now: Date): Attachment {
    this.mustBeReadable();
    const { name, contentType, size, sha256, width, height, thumbnailSize, recording, seconds } = this;
    const file = { name, contentType, size, sha256, width, height, thumbnailSize, recording, seconds };
    return new Attachment({ id, owner: { kind: 'chat', id: chatId }, uploaderId, ...file }, now);
  }

  /** @throws DomainError `attachment.not_found` (also for another uploader or chat), `attachment.already_sent`, `attachment.blocked` */
  mustBeSendable(uploaderId: string, chatId: string): void {
    if (this.uploaderId !== uploaderId || this.chatId !== chatId || !this.isThere) throw attachmentNotFound();
    if (this.messageSeq !== null) throw attachmentSentBefore();
    if (this.state === 'blocked') throw attachmentBlocked();
  }

  sendIn(messageId: string, seq: number): void {
    this.messageSeq = seq;
    this.record(new AttachmentSent(this.id, this.chatId, messageId, seq));
  }

  /** Ignores the result unless the attachment is held: otherwise an earlier scan has decided. */
  recordScan(verdict: ScanResult): void {
    if (this.state !== 'held' || verdict === 'held') return;
    this.state = verdict;
    this.record(new AttachmentJudged(this.id, this.chatId, this.uploaderId, this.messageSeq, this.view));
  }

  /** @throws DomainError `attachment.not_found`, also when the attachment belongs to another item or to a chat */
  removeFrom(itemId: string): void {
    if (this.ownerKind !== 'library' || this.ownerId !== itemId || !this.isThere) throw attachmentNotFound();
    this.remove();
  }

  /** @throws DomainError `attachment.not_found` (also for another uploader and for a file of a library), `attachment.already_sent` */
  discard(uploaderId: string): void {
    if (this.uploaderId !== uploaderId || this.ownerKind !== 'chat' || !this.isThere) throw attachmentNotFound();
    if (this.messageSeq !== null) throw attachmentSentBefore();
    this.remove();
  }

  remove(): void {
    if (this.state === 'removed') return;
    this.state = 'removed';
    this.record(new AttachmentRemoved(this.id, this.chatId));
  }

  /** @throws DomainError `attachment.not_found`, `attachment.held`, `attachment.blocked` */
  mustBeReadable(): void {
    if (!this.isThere) throw attachmentNotFound();
    if (this.state === 'held') throw attachmentHeld();
    if (this.state === 'blocked') throw attachmentBlocked();
  }

  /** Null for a file of a library. */
  get chatId(): string | null {
    return this.ownerKind === 'chat' ? this.ownerId : null;
  }

  /** View as a message stores it: the addresses are unsigned and need a token. `SignedUrls` signs them for each reader. */
  get view(): AttachmentView {
    const { id, name, contentType, size, width, height, recording, seconds } = this;
    return {
      id,
      name,
      contentType,
      size,
      url: addressOf(id),
      ...(width !== null && height !== null && { width, height }),
      ...(this.thumbnailSize !== null && { thumbnailUrl: thumbnailAddressOf(id) }),
      ...(recording !== null && seconds !== null && { recording: { kind: recording, seconds } }),
      state: this.state as ScanResult,
    };
  }

  /** Key of the blob in `Storage`: `<year>/<month>/<id>`. */
  get key(): string {
    return `${this.createdAt.toISOString().slice(0, 7).replace('-', '/')}/${this.id}`;
  }

  get thumbnailKey(): string {
    return `${this.key}.thumbnail`;
  }

  /** Keys of all its blobs: the file and, if there is one, the thumbnail. */
  get keys(): string[] {
    return this.thumbnailSize === null ? [this.key] : [this.key, this.thumbnailKey];
  }

  /** Whether the attachment is incomplete: one of a chat that was not sent, or one of a library that was not stored to its end. */
  get isUnsettled(): boolean {
    return this.messageSeq === null && (this.ownerKind === 'chat' || this.state === 'storing');
  }

  private get isThere(): boolean {
    return this.state !== 'storing' && this.state !== 'removed';
  }
}
