import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, ApiPage, By, type Caller, cursorPart, idParam, LimitsSending, type Page, readCursor, toPage } from '#platform';
import type { MessageView } from '#protocol';
import { DeleteMessage } from './delete-message';
import { PostMessage } from './post-message';
import { contentOf, MessageDto, NewMessageDto, TranscriptQuery } from './messages.dto';
import { Transcript } from './transcript';

@ApiTags('Chats')
@ApiBearerAuth()
@Access('customer')
@Controller('chats/:id/messages')
export class MessagesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The transcript, in order' })
  @ApiPage(MessageDto)
  async messages(@By() by: Caller, @Param('id', idParam('chat')) id: string, @Query() query: TranscriptQuery): Promise<Page<MessageView>> {
    const { limit, cursor, beforeSeq, translations } = query;
    const [after] = (readCursor(cursor, [cursorPart.integer]) ?? [query.afterSeq]) as [number | undefined];
    const { messages, hasMore } = await this.queries.execute(new Transcript(by, id, { afterSeq: after, beforeSeq, limit, translations }));
    if (after === undefined && beforeSeq !== undefined) return { data: messages, nextCursor: null };
    return toPage(hasMore ? [...messages, messages.at(-1)!] : messages, limit, ({ seq }) => [seq]);
  }

  @Post()
  @LimitsSending()
  @ApiOperation({
    summary: 'Send a message',
    description:
      'A repeated `clientMessageId` answers 200 with the stored message. In the long run a caller may send at most twice `maxMessagesPerSecond`, over REST and sockets together.',
  })
  @ApiCreatedResponse({ type: MessageDto })
  @ApiOkResponse({ type: MessageDto, description: 'The message had been stored before' })
  async send(
    @By() by: Caller,
    @Param('id', idParam('chat')) id: string,
    @Body() input: NewMessageDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    const { message, created } = await this.commands.execute(new PostMessage(by, id, contentOf(input)));
    void reply.status(created ? 201 : 200);
    return message;
  }

  @Delete(':messageId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a message',
    description: 'Allowed to its author and supervisors. Text and files are erased; a tombstone keeps the `seq`.',
  })
  @ApiNoContentResponse()
  deleteMessage(
    @By() by: Caller,
    @Param('id', idParam('chat')) id: string,
    @Param('messageId', idParam('message')) messageId: string,
  ): Promise<void> {
    return this.commands.execute(new DeleteMessage(by, id, messageId));
  }
}
