import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, idParam, PeopleOnly, type StaffCaller } from '#platform';
import type { DraftView } from '#protocol';
import { DraftOf } from './draft-of';
import { DraftDto, NewDraftDto } from './drafts.dto';
import { EndDraft } from './end-draft';
import { KeepDraft } from './keep-draft';

@ApiTags('Your own')
@ApiBearerAuth()
@Access('agent')
@PeopleOnly()
@Controller('chats/:id/draft')
export class DraftsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What you have begun to write in a chat, on another device too',
    description: 'Empty before you wrote, once you sent a message, and when the chat was closed or left you. Nobody else can read it.',
  })
  @ApiOkResponse({ type: DraftDto })
  draft(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<DraftView> {
    return this.queries.execute(new DraftOf(by, id));
  }

  @Put()
  @ApiOperation({
    summary: 'Keep what you have begun to write',
    description: 'As a whole: of several devices the last one to write has it. An empty text without files ends the draft.',
  })
  @ApiOkResponse({ type: DraftDto })
  async keep(
    @By() by: StaffCaller,
    @Param('id', idParam('chat')) id: string,
    @Body() { text, attachmentIds }: NewDraftDto,
  ): Promise<DraftView> {
    await this.commands.execute(new KeepDraft(by, id, { text, attachmentIds: attachmentIds ?? [] }));
    return this.queries.execute(new DraftOf(by, id));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary: 'End the draft',
    description: 'Also when there is none. Its files stay until they are discarded or a day is over.',
  })
  @ApiNoContentResponse()
  async end(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<void> {
    await this.commands.execute(new EndDraft(by, id));
  }
}
