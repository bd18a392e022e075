import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChatDto, ChatViews } from '#chats';
import { Access, By, idParam, type StaffCaller } from '#platform';
import type { ChatView } from '#protocol';
import { HoldChat } from './hold-chat';
import { HoldChatDto } from './hold.dto';
import { ResumeChat } from './resume-chat';

@ApiTags('Chats')
@ApiBearerAuth()
@Access('agent')
@Controller('chats/:id/hold')
export class HoldController {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: ChatViews,
  ) {}

  @Put()
  @ApiOperation({
    summary: 'Put an active chat on hold',
    description:
      'Allowed to its agent and supervisors. It stays active and takes no seat; the customer is told. It comes back to its agent when the customer writes or the time is up, ahead of new chats. Repeated, it changes time and reason.',
  })
  @ApiOkResponse({ type: ChatDto })
  async hold(
    @By() by: StaffCaller,
    @Param('id', idParam('chat')) id: string,
    @Body() { until = null, reason = null }: HoldChatDto,
  ): Promise<ChatView> {
    await this.commands.execute(new HoldChat(by, id, until, reason));
    return this.views.byId(id);
  }

  @Delete()
  @ApiOperation({
    summary: 'Resume a chat that is on hold',
    description:
      'Allowed to its agent and supervisors. It takes a seat of its agent; without a free one it stays on hold (409 `agent.at_capacity`). Of a chat that is not on hold nothing changes.',
  })
  @ApiOkResponse({ type: ChatDto })
  async resume(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<ChatView> {
    await this.commands.execute(new ResumeChat(by, id));
    return this.views.byId(id);
  }
}
