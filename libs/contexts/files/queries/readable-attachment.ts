import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { DomainError } from '#kernel';
import type { Caller } from '#platform';
import type { Attachment } from '../domain/attachment';
import { attachmentNotFound } from '../domain/files.errors';
import { Attachments } from '../files.store';
import { AccessToChat } from './questions';

/** An attachment that may be downloaded, by somebody in its chat; by anybody when `by` is a good signature. */
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
    if (by !== 'signature') await this.mustBeIn(attachment.chatId, by);
    attachment.mustBeReadable();
    return attachment;
  }

  /** A file in another's chat looks like none. */
  private async mustBeIn(chatId: string, by: Caller): Promise<void> {
    try {
      await this.queries.execute(new AccessToChat(by, chatId, 'read'));
    } catch (error) {
      throw error instanceof DomainError ? attachmentNotFound() : error;
    }
  }
}
