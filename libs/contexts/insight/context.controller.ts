import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { VisibleChat } from '#chats';
import { Access, By, idParam, type StaffCaller } from '#platform';
import type { ContextView } from '#protocol';
import { ContextDto } from './context.dto';
import { ContextViews } from './queries/context-views';

@ApiTags('Insight')
@ApiBearerAuth()
@Access('agent')
@Controller()
export class ContextController {
  constructor(
    private readonly queries: QueryBus,
    private readonly views: ContextViews,
  ) {}

  @Get('chats/:id/context')
  @ApiOperation({
    summary: 'What is known of the customer of a chat',
    description:
      'For staff who may see the chat. Other chats of the customer are named with their outcome; what was said in them is not told.',
  })
  @ApiOkResponse({ type: ContextDto })
  async ofChat(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<ContextView> {
    return this.views.ofChat(await this.queries.execute(new VisibleChat(by, id)), by);
  }

  @Get('customers/:id/context')
  @ApiOperation({
    summary: 'What is known of a customer',
    description: '`page` and `sources` are those of the chat that is open, or of the latest one.',
  })
  @ApiOkResponse({ type: ContextDto })
  ofCustomer(@By() by: StaffCaller, @Param('id', idParam('customer')) id: string): Promise<ContextView> {
    return this.views.ofCustomer(id, by);
  }
}
