import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { DomainError } from '#kernel';
import type { Caller } from '#platform';
import type { Attachment } from '../attachment/domain/attachment';
import { attachmentNotFound } from '../attachment/domain/files.errors';
import { Attachments } from '../attachment/files.store';
import { AccessToCannedResponse, ChatAccess } from '../attachment/asked-downstream';

/** An attachment that may be downloaded, by somebody in its chat or who sees its canned response; by anybody when `by` is a good signature. */
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

  /** A file of another's looks like none. */
  private async mustSee({ chatId, cannedResponseId }: Attachment, by: Caller): Promise<void> {
    try {
      await this.queries.execute(
        chatId === null ? new AccessToCannedResponse(by, cannedResponseId!, 'read') : new ChatAccess(by, chatId, 'read'),
      );
    } catch (error) {
      throw error instanceof DomainError ? attachmentNotFound() : error;
    }
  }
}
