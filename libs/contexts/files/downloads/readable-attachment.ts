import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { DomainError } from '#kernel';
import type { Caller } from '#platform';
import type { Attachment } from '../attachment/domain/attachment';
import { attachmentNotFound } from '../attachment/domain/files.errors';
import { Attachments } from '../attachment/files.store';
import { ChatAccess, LibraryAccess, ReceivedMailAccess } from '../attachment/asked-downstream';

/**
 * An attachment, for a caller who may see its chat or its item of a library. `by` is `signature` when a valid signed URL replaces the check of
 * the caller; the file of a deleted item is absent all the same.
 */
export class ReadableAttachment extends Query<Attachment> {
  constructor(
    readonly by: Caller | 'signature',
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(ReadableAttachment)
export class ReadableAttachmentHandler implements IQueryHandler<ReadableAttachment> {
  constructor(
    private readonly attachments: Attachments,
    private readonly queries: QueryBus,
  ) {}

  async execute({ by, id }: ReadableAttachment): Promise<Attachment> {
    const attachment = await this.attachments.get(id);
    await this.mustSee(attachment, by);
    attachment.mustBeReadable();
    return attachment;
  }

  /** @throws DomainError `attachment.not_found`, so that a foreign file looks like one that does not exist */
  private async mustSee({ ownerKind, ownerId }: Attachment, by: Caller | 'signature'): Promise<void> {
    try {
      if (ownerKind === 'library') await this.mustSeeItem(by, ownerId);
      else if (by !== 'signature') await this.queries.execute(new ChatAccess(by, ownerId, 'read'));
    } catch (error) {
      throw error instanceof DomainError ? attachmentNotFound() : error;
    }
  }

  /** Which of the libraries has the item, they know alone. */
  private async mustSeeItem(by: Caller | 'signature', itemId: string): Promise<void> {
    try {
      await this.queries.execute(new LibraryAccess(by, itemId));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.queries.execute(new ReceivedMailAccess(by, itemId));
    }
  }
}
