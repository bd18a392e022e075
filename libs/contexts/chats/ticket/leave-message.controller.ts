import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { LeaveInsteadDto } from '#customers';
import { Access, By, type CustomerCaller, idParam } from '#platform';
import type { ChatView } from '#protocol';
import { ChatDto } from '../chat/chat.dto';
import { ChatViews } from '../chat/chat-views';
import { LeaveMessageInstead } from './leave-message-instead';

@ApiTags('Chats')
@ApiBearerAuth()
@Access('customers-only')
@Controller('chats/:id/leave-message')
export class LeaveMessageController {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: ChatViews,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Leave a message instead of waiting',
    description:
      'What the customer said becomes a ticket, which staff answer by e-mail, and the chat is closed (`abandoned`). Refused with `chat.already_assigned` once an agent has it.',
  })
  @ApiOkResponse({ type: ChatDto })
  async leave(@By() by: CustomerCaller, @Param('id', idParam('chat')) id: string, @Body() left: LeaveInsteadDto): Promise<ChatView> {
    await this.commands.execute(new LeaveMessageInstead(by, id, left));
    return this.views.byId(id);
  }
}
