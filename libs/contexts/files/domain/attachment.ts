import { Aggregate } from '#kernel';
import type { AttachmentView } from '#protocol';
import { attachmentBlocked, attachmentHeld, attachmentNotFound, attachmentSentBefore } from './files.errors';
import { AttachmentJudged, AttachmentRemoved, AttachmentSent, AttachmentStored, AttachmentTaken } from './files.events';

export type Verdict = AttachmentView['state'];

export interface NewAttachment {
  id: string;
  chatId: string;
  uploaderId: string;
  name: string;
  contentType: string;
  /** Of what is stored, in bytes. */
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  thumbnailSize: number | null;
}

/** Addresses are the same on every server, so that what is stored of them stays good. */
export const addressOf = (id: string): string => `/v1/attachments/${id}`;
export const thumbnailAddressOf = (id: string): string => `${addressOf(id)}/thumbnail`;

/** A file that somebody uploaded to a chat: stored once, sent once, by its uploader. */
export class Attachment extends Aggregate {
  readonly id: string;
  readonly chatId: string;
  readonly uploaderId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnailSize: number | null;
  state: 'storing' | Verdict | 'removed';
  messageSeq: number | null;
  readonly createdAt: Date;

  constructor(taken: NewAttachment, now: Date) {
    super();
    this.id = taken.id;
    this.chatId = taken.chatId;
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
  stored(verdict: Verdict): void {
    if (this.state !== 'storing') throw attachmentNotFound();
    this.state = verdict;
    this.record(new AttachmentStored(this.id, this.chatId, this.uploaderId, this.contentType, this.size, this.sha256));
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
  judge(verdict: Verdict): void {
    if (this.state !== 'held' || verdict === 'held') return;
    this.state = verdict;
    this.record(new AttachmentJudged(this.id, this.chatId, this.uploaderId, this.messageSeq, this.view));
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
      id, name, contentType, size,
      url: addressOf(id),
      ...(width !== null && height !== null && { width, height }),
      ...(this.thumbnailSize !== null && { thumbnailUrl: thumbnailAddressOf(id) }),
      state: this.state as Verdict,
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

  private get isThere(): boolean {
    return this.state !== 'storing' && this.state !== 'removed';
  }
}
