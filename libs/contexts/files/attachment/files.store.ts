import { Injectable } from '@nestjs/common';
import { EntitySchema, type FindOptionsWhere, In, MoreThan, Not } from 'typeorm';
import type { DomainError } from '#kernel';
import { Collection, Store, type Transaction } from '#platform';
import { Attachment } from './domain/attachment';
import { attachmentNotFound } from './domain/files.errors';

export const AttachmentSchema = new EntitySchema<Attachment>({
  name: 'Attachment',
  target: Attachment,
  tableName: 'attachments',
  columns: {
    id: { type: 'uuid', primary: true },
    ownerKind: { type: 'text', name: 'owner_kind' },
    ownerId: { type: 'uuid', name: 'owner_id' },
    uploaderId: { type: 'uuid', name: 'uploader_id' },
    name: { type: 'text' },
    contentType: { type: 'text', name: 'content_type' },
    size: { type: 'integer' },
    sha256: { type: 'text' },
    width: { type: 'integer', nullable: true },
    height: { type: 'integer', nullable: true },
    thumbnailSize: { type: 'integer', name: 'thumbnail_size', nullable: true },
    recording: { type: 'text', nullable: true },
    seconds: { type: 'integer', nullable: true },
    state: { type: 'text' },
    messageSeq: { type: 'integer', name: 'message_seq', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [
    { name: 'attachments_owner', columns: ['ownerId'] },
    { name: 'attachments_uploader', columns: ['uploaderId'] },
    { name: 'attachments_unsent', columns: ['createdAt'], where: "message_seq IS NULL AND owner_kind = 'chat'::text" },
    {
      name: 'attachments_unsettled',
      columns: ['state', 'createdAt'],
      where: "state = ANY (ARRAY['storing'::text, 'held'::text, 'removed'::text])",
      synchronize: false,
    },
  ],
  checks: [{ name: 'attachments_owner_kind', expression: "owner_kind = ANY (ARRAY['chat'::text, 'library'::text])" }],
});

@Injectable()
export class Attachments extends Collection<Attachment> {
  constructor(store: Store) {
    super(store, AttachmentSchema);
  }

  /** Unlocked rows of the last committed state, oldest first. Lock them before you decide by them. */
  someWhere(where: FindOptionsWhere<Attachment> | FindOptionsWhere<Attachment>[], limit: number): Promise<Attachment[]> {
    return this.repository().find({ where, order: { createdAt: 'ASC' }, take: limit });
  }

  /** The stored files of these items, oldest first. */
  async ofItems(itemIds: string[]): Promise<Attachment[]> {
    if (itemIds.length === 0) return [];
    return this.repository().find({
      where: { ownerKind: 'library', ownerId: In(itemIds), state: In(['ready', 'held', 'blocked']) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** Removes those that are still unsettled once they are locked; the others were sent or stored meanwhile. */
  removeUnsettled(ids: string[]): Promise<void> {
    return this.store.transaction(async (tx) => {
      for (const attachment of await this.lockAll(tx, ids)) if (attachment.isUnsettled) attachment.remove();
    });
  }

  /** Removes all files that a person ever uploaded, sent or not. */
  async removeOf(tx: Transaction, uploaderId: string): Promise<void> {
    for (const attachment of await this.lockWhere(tx, { uploaderId, state: Not('removed') })) attachment.remove();
  }

  /** Removes all files that were sent in these chats. */
  async removeFrom(tx: Transaction, chatIds: string[]): Promise<void> {
    const sent = await this.lockWhere(tx, { ownerKind: 'chat', ownerId: In(chatIds), state: Not('removed') });
    for (const attachment of sent) attachment.remove();
  }

  /** Makes the files of one uploader those of another, who sends what is not sent yet and whose quota they count against. */
  async handOver(tx: Transaction, uploaderId: string, toId: string): Promise<void> {
    await tx.query('update attachments set uploader_id = $2 where uploader_id = $1', [uploaderId, toId]);
  }

  /** All attachments in the order of their ids, read page by page. */
  async *all(page: number): AsyncGenerator<Attachment> {
    for (let rows = await this.after(undefined, page); rows.length > 0; rows = await this.after(rows.at(-1)!.id, page)) yield* rows;
  }

  private after(id: string | undefined, limit: number): Promise<Attachment[]> {
    return this.repository().find({ where: id === undefined ? {} : { id: MoreThan(id) }, order: { id: 'ASC' }, take: limit });
  }

  protected missing(): DomainError {
    return attachmentNotFound();
  }
}
