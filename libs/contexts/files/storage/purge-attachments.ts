import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Store } from '#platform';
import type { Attachment } from '../attachment/domain/attachment';
import { Attachments } from '../attachment/files.store';
import { AttachmentBlobs } from './attachment-blobs';

const BATCH = 100;

/** Deletes the blobs of removed attachments, then their rows. Idempotent: the row stays when a blob could not be deleted. */
export class PurgeAttachments extends Command<void> {}

@CommandHandler(PurgeAttachments)
export class PurgeAttachmentsHandler implements ICommandHandler<PurgeAttachments> {
  constructor(
    private readonly attachments: Attachments,
    private readonly blobs: AttachmentBlobs,
    private readonly store: Store,
  ) {}

  async execute(): Promise<void> {
    for (let removed = await this.removed(); removed.length > 0; removed = await this.removed()) {
      await this.blobs.remove(removed);
      await this.store.dataSource.query(`delete from attachments where id = any($1) and state = 'removed'`, [removed.map(({ id }) => id)]);
    }
  }

  private removed(): Promise<Attachment[]> {
    return this.attachments.someWhere({ state: 'removed' }, BATCH);
  }
}
