import { Injectable, Logger } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { newId, type StaffCaller, Store } from '#platform';
import type { AttachmentView } from '#protocol';
import type { Attachment } from '../attachment/domain/attachment';
import { typeNotAllowed } from '../attachment/domain/files.errors';
import { Attachments } from '../attachment/files.store';
import { AttachmentBlobs } from '../storage/attachment-blobs';
import { SignedUrls } from '../attachment/signed-urls';
import { Quotas } from '../uploads/quotas';

interface Chat {
  id: string;
  /** The customer of the chat. */
  customerId: string;
}

/** Files of a library's items, and the copies of them that are sent. */
@Injectable()
export class LibraryFiles {
  private readonly logger = new Logger(LibraryFiles.name);

  constructor(
    private readonly attachments: Attachments,
    private readonly blobs: AttachmentBlobs,
    private readonly quotas: Quotas,
    private readonly links: SignedUrls,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  of(itemId: string): Promise<Attachment[]> {
    return this.attachments.ofItems([itemId]);
  }

  /** Files by item, with signed addresses, read by one statement; an empty list for an item without files. */
  async views(itemIds: string[]): Promise<Map<string, AttachmentView[]>> {
    const views = new Map<string, AttachmentView[]>(itemIds.map((id) => [id, []]));
    for (const { ownerId, view } of await this.attachments.ofItems(itemIds)) views.get(ownerId)!.push(this.links.of(view));
    return views;
  }

  /** Removes all files of an item. */
  removeAll(itemId: string): Promise<void> {
    return this.store.transaction(async (tx) => {
      for (const file of await this.attachments.lockWhere(tx, { ownerKind: 'library', ownerId: itemId })) file.remove();
    });
  }

  /**
   * Copies the files into the chat, as if `by` had uploaded them. If one of them is held or blocked, none is copied.
   * @throws DomainError `attachment.held`, `attachment.blocked`, `attachment.chat_full`, and `attachment.type_not_allowed` for a type that no longer is
   */
  async copyTo(chat: Chat, by: StaffCaller, files: Attachment[]): Promise<Attachment[]> {
    if (files.length === 0) return [];
    const copies = await this.take(chat, by, files);
    try {
      await this.blobs.copy(files, copies);
      return await this.store.transaction(async (tx) => {
        const stored = await this.attachments.lockAll(
          tx,
          copies.map(({ id }) => id),
        );
        for (const copy of stored) copy.stored('ready');
        return stored;
      });
    } catch (error) {
      await this.drop(copies);
      throw error;
    }
  }

  /** Removes the copies that were not sent. If that fails, `RemoveUnsent` removes them later. */
  async drop(copies: Attachment[]): Promise<void> {
    if (copies.length === 0) return;
    await this.attachments
      .removeUnsettled(copies.map(({ id }) => id))
      .catch((error: unknown) => this.logger.error(error, 'copies are left for the sweep'));
  }

  /** The rows come first, as those of uploads do: should this process die, the sweep knows what to look for. */
  private async take({ id: chatId, customerId }: Chat, by: StaffCaller, files: Attachment[]): Promise<Attachment[]> {
    const limits = await this.settings.get();
    const strange = files.find(({ contentType }) => !limits.attachmentTypes.includes(contentType));
    if (strange) throw typeNotAllowed(strange.contentType, limits.attachmentTypes);
    const copies = files.map((file) => file.copyTo(chatId, newId(), by.id, this.clock.now()));
    const bytes = copies.reduce((sum, { size }) => sum + size, 0);
    return this.store.transaction(async (tx) => {
      await this.quotas.take(tx, { to: { kind: 'chat', id: chatId, customerId }, uploaderId: by.id, files: copies.length, bytes }, limits);
      return copies.map((copy) => this.attachments.add(tx, copy));
    });
  }
}
