import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TicketDto, TicketSubjectDto, TicketViews } from '#customers';
import { Access, By, idParam, type StaffCaller } from '#platform';
import type { TicketView } from '#protocol';
import { OpenTicketForChat } from './open-ticket-for-chat';

@ApiTags('Tickets')
@ApiBearerAuth()
@Access('agent')
@Controller('chats/:id/ticket')
export class ChatTicketController {
  constructor(
    private readonly commands: CommandBus,
    private readonly tickets: TicketViews,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Open the ticket of a chat',
    description:
      'Allowed to its agent and supervisors, also after the close. A chat has at most one ticket: a second is refused with `chat.ticket_exists`, whose `ticketId` names the first.',
  })
  @ApiCreatedResponse({ type: TicketDto })
  async open(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Body() { subject }: TicketSubjectDto): Promise<TicketView> {
    return this.tickets.byId(by, await this.commands.execute(new OpenTicketForChat(by, id, subject)));
  }
}
