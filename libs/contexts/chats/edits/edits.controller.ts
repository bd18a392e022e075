import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, type Caller, idParam, LimitsSending, type Page, PageQuery, type StaffCaller } from '#platform';
import type { EarlierText, MessageView } from '#protocol';
import { MessageViews } from '../messages/message-views';
import { MessageDto } from '../messages/messages.dto';
import { EarlierTexts } from './earlier-texts';
import { EditMessage } from './edit-message';
import { EarlierTextDto, NewTextDto } from './edits.dto';

@ApiTags('Chats')
@ApiBearerAuth()
@Controller('chats/:id/messages/:messageId')
export class EditsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly views: MessageViews,
  ) {}

  @Patch()
  @Access('customer')
  @LimitsSending()
  @ApiOperation({
    summary: 'Edit a message',
    description:
      'Allowed to its author for `editMinutes`, while the chat is open. Its place and time, and whether somebody waits for an answer, stay. Counts as a message against `maxMessagesPerSecond`.',
  })
  @ApiOkResponse({ type: MessageDto })
  async edit(
    @By() by: Caller,
    @Param('id', idParam('chat')) id: string,
    @Param('messageId', idParam('message')) messageId: string,
    @Body() { text }: NewTextDto,
  ): Promise<MessageView> {
    const seq = await this.commands.execute(new EditMessage(by, id, messageId, text));
    return (await this.views.at(id, [seq]))[0]!;
  }

  @Get('edits')
  @Access('agent')
  @ApiOperation({ summary: 'What a message said before its edits, oldest first', description: 'Empty once the message was deleted.' })
  @ApiPage(EarlierTextDto)
  edits(
    @By() by: StaffCaller,
    @Param('id', idParam('chat')) id: string,
    @Param('messageId', idParam('message')) messageId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<EarlierText>> {
    return this.queries.execute(new EarlierTexts(by, id, messageId, limit, cursor));
  }
}
