import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Chats } from '#chats/lends';
import { LibraryFiles } from '#files/lends';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import type { AttachmentView } from '#protocol';
import { authorOf } from '../library/author';
import { chatFacts } from './chat-facts';
import { valuesOf } from '../templates/domain/variables';
import { render, type Rendered } from '../templates/templates';
import { UsableResponses } from './usable-responses';

/** A canned response rendered for a chat, with its files, for the composer. Nothing is sent, and nothing counts as use. */
export class RenderedResponse extends Query<Rendered & { attachments: AttachmentView[] }> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
    readonly chatId: string,
  ) {
    super();
  }
}

@QueryHandler(RenderedResponse)
export class RenderedResponseHandler implements IQueryHandler<RenderedResponse> {
  constructor(
    private readonly chats: Chats,
    private readonly responses: UsableResponses,
    private readonly files: LibraryFiles,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, cannedResponseId, chatId }: RenderedResponse): Promise<Rendered & { attachments: AttachmentView[] }> {
    const { content } = await this.responses.chosen(authorOf(by), { cannedResponseId });
    await this.chats.getAs(by, 'see', chatId);
    const facts = await chatFacts(this.dataSource, [chatId]);
    const attachments = (await this.files.views([cannedResponseId])).get(cannedResponseId)!;
    return { ...render(content, valuesOf(facts.get(chatId)!, by.name, this.clock.now())), attachments };
  }
}
