import { type Actor, Aggregate } from '#kernel';
import type { AttachmentView } from '#protocol';
import { attachmentBlocked, attachmentHeld, attachmentNotFound, attachmentSentBefore } from './files.errors';
import {
  AttachmentJudged,
  AttachmentRemoved,
  AttachmentSent,
  AttachmentStored,
  AttachmentTaken,
  CannedFileAdded,
  CannedFileRemoved,
} from './files.events';

export type ScanResult = AttachmentView['state'];

/** Whose a file is: a chat's, to be sent in it, or a canned response's, of which copies are sent. */
export type Home = { chatId: string; cannedResponseId?: undefined } | { chatId?: undefined; cannedResponseId: string };

export type NewAttachment = Home & {
  id: string;
  uploaderId: string;
  name: string;
  contentType: string;
  /** Of what is stored, in bytes. */
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  thumbnailSize: number | null;
};

/** Addresses are the same on every server, so that what is stored of them stays good. */
export const addressOf = (id: string): string => `/v1/attachments/${id}`;
export const thumbnailAddressOf = (id: string): string => `${addressOf(id)}/thumbnail`;

/** A file that somebody uploaded: stored once and, in a chat, sent once, by its uploader. */
export class Attachment extends Aggregate {
  readonly id: string;
  readonly chatId: string | null;
  readonly cannedResponseId: string | null;
  readonly uploaderId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnailSize: number | null;
  state: 'storing' | ScanResult | 'removed';
  messageSeq: number | null;
  readonly createdAt: Date;

  constructor(taken: NewAttachment, now: Date) {
    super();
    this.id = taken.id;
    this.chatId = taken.chatId ?? null;
    this.cannedResponseId = taken.cannedResponseId ?? null;
    this.uploaderId = taken.uploaderId;
    this.name = taken.name;
    this.contentType = taken.contentType;
    this.size = taken.size;
    this.sha256 = taken.sha256;
    this.width = taken.width;
    this.height = taken.height;
    this.thumbnailSize = taken.thumbnailSize;
    this.state = 'storing';
    this.messageSeq = null;
    this.createdAt = now;
    this.record(new AttachmentTaken(this.id, this.chatId));
  }

  /** @throws DomainError `attachment.not_found` when it was removed meanwhile, as what takes too long is */
  stored(verdict: ScanResult): void {
    if (this.state !== 'storing') throw attachmentNotFound();
    this.state = verdict;
    this.record(new AttachmentStored(this.id, this.chatId, this.uploaderId, this.contentType, this.size, this.sha256));
    if (this.cannedResponseId !== null)
      this.record(new CannedFileAdded(this.cannedResponseId, this.id, this.name, { type: 'agent', id: this.uploaderId }));
  }

  /** For somebody to send in a chat; it leads a life of its own. What nobody may read is not copied either. */
  copyTo(chatId: string, id: string, uploaderId: string, now: Date): Attachment {
    this.mustBeReadable();
    const { name, contentType, size, sha256, width, height, thumbnailSize } = this;
    return new Attachment({ id, chatId, uploaderId, name, contentType, size, sha256, width, height, thumbnailSize }, now);
  }

  /** @throws DomainError `attachment.not_found`, also for another's or another chat's; `attachment.already_sent`, `attachment.blocked` */
  mustBeSendable(uploaderId: string, chatId: string): void {
    if (this.uploaderId !== uploaderId || this.chatId !== chatId || !this.isThere) throw attachmentNotFound();
    if (this.messageSeq !== null) throw attachmentSentBefore();
    if (this.state === 'blocked') throw attachmentBlocked();
  }

  sendIn(messageId: string, seq: number): void {
    this.messageSeq = seq;
    this.record(new AttachmentSent(this.id, this.chatId, messageId, seq));
  }

  /** What is no longer held was judged before. */
  recordScan(verdict: ScanResult): void {
    if (this.state !== 'held' || verdict === 'held') return;
    this.state = verdict;
    this.record(new AttachmentJudged(this.id, this.chatId, this.uploaderId, this.messageSeq, this.view));
  }

  /** @throws DomainError `attachment.not_found`, also for one of another canned response or of a chat */
  removeFrom(cannedResponseId: string, by: Actor): void {
    if (this.cannedResponseId !== cannedResponseId || !this.isThere) throw attachmentNotFound();
    this.record(new CannedFileRemoved(cannedResponseId, this.id, this.name, by));
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

  /** As a message keeps it. Its addresses are for those with a token; what is shown to somebody has them signed. */
  get view(): AttachmentView {
    const { id, name, contentType, size, width, height } = this;
    return {
      id,
      name,
      contentType,
      size,
      url: addressOf(id),
      ...(width !== null && height !== null && { width, height }),
      ...(this.thumbnailSize !== null && { thumbnailUrl: thumbnailAddressOf(id) }),
      state: this.state as ScanResult,
    };
  }

  /** Where it is stored, below the folder of all attachments. */
  get key(): string {
    return `${this.createdAt.toISOString().slice(0, 7).replace('-', '/')}/${this.id}`;
  }

  get thumbnailKey(): string {
    return `${this.key}.thumbnail`;
  }

  /** Of all that is stored of it. */
  get keys(): string[] {
    return this.thumbnailSize === null ? [this.key] : [this.key, this.thumbnailKey];
  }

  /** Not sent, where it is to be sent; never stored to the end, where it is to be kept. */
  get isUnsettled(): boolean {
    return this.messageSeq === null && (this.chatId !== null || this.state === 'storing');
  }

  private get isThere(): boolean {
    return this.state !== 'storing' && this.state !== 'removed';
  }
}
