import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { DomainError } from '#kernel';
import type { Caller } from '#platform';
import type { Attachment } from '../attachment/domain/attachment';
import { attachmentNotFound } from '../attachment/domain/files.errors';
import { Attachments } from '../attachment/files.store';
import { ChatAccess, LibraryAccess } from '../attachment/asked-downstream';

/** An attachment, for a caller who may see its chat or its item of a library; `by` is `signature` when a valid signed URL replaces the check. */
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
    if (by !== 'signature') await this.mustSee(attachment, by);
    attachment.mustBeReadable();
    return attachment;
  }

  /** @throws DomainError `attachment.not_found`, so that a foreign file looks like one that does not exist */
  private async mustSee({ ownerKind, ownerId }: Attachment, by: Caller): Promise<void> {
    try {
      await this.queries.execute(ownerKind === 'chat' ? new ChatAccess(by, ownerId, 'read') : new LibraryAccess(by, ownerId));
    } catch (error) {
      throw error instanceof DomainError ? attachmentNotFound() : error;
    }
  }
}
