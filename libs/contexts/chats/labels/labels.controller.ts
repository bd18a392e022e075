import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, type Caller, idParam, type StaffCaller } from '#platform';
import type { ChatView } from '#protocol';
import { ChatDto } from '../chat/chat.dto';
import { MarkUnread } from './mark-unread';
import { PrioritiseChat } from './prioritise-chat';
import { RateChat } from './rate-chat';
import { TagChat } from './tag-chat';
import { PriorityDto, RatingInputDto, TagsDto } from './labels.dto';
import { ChatViews } from '../chat/chat-views';

@ApiTags('Chats')
@ApiBearerAuth()
@Controller('chats/:id')
export class LabelsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: ChatViews,
  ) {}

  @Put('priority')
  @Access('agent')
  @ApiOperation({ summary: 'Change the priority', description: 'Allowed to its agent and supervisors. The queue is reordered at once.' })
  @ApiOkResponse({ type: ChatDto })
  async prioritise(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Body() { priority }: PriorityDto): Promise<ChatView> {
    await this.commands.execute(new PrioritiseChat(by, id, priority));
    return this.views.byId(id);
  }

  @Put('tags')
  @Access('agent')
  @ApiOperation({ summary: 'Replace the tags', description: 'Allowed to its agent and supervisors, also after the close.' })
  @ApiOkResponse({ type: ChatDto })
  async tag(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Body() { tags }: TagsDto): Promise<ChatView> {
    await this.commands.execute(new TagChat(by, id, tags));
    return this.views.byId(id);
  }

  @Put('unread')
  @Access('agent')
  @ApiOperation({
    summary: 'Mark an active chat as unread',
    description: 'Allowed to its agent, who sees `markedUnread: true` on every device until reading (`message.read`) or answering.',
  })
  @ApiOkResponse({ type: ChatDto })
  async markUnread(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<ChatView> {
    await this.commands.execute(new MarkUnread(by, id));
    return this.views.seenBy(by.id, id);
  }

  @Put('rating')
  @Access('customers-only')
  @ApiOperation({ summary: 'Rate a closed chat', description: 'Allowed to its customer. A second rating replaces the first.' })
  @ApiOkResponse({ type: ChatDto })
  async rate(@By() by: Caller, @Param('id', idParam('chat')) id: string, @Body() { score, comment }: RatingInputDto): Promise<ChatView> {
    await this.commands.execute(new RateChat(by, id, { score, comment: comment ?? null }));
    return this.views.byId(id);
  }
}
