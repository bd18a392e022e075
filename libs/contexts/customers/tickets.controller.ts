import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, idParam, type Page, type StaffCaller, WithETag } from '#platform';
import type { TicketView } from '#protocol';
import { ChangeTicket } from './commands/change-ticket';
import { OpenTicket } from './commands/open-ticket';
import { withoutAbsent } from './fields';
import { TicketList } from './queries/ticket-list';
import { TicketViews } from './queries/ticket-views';
import { NewTicketDto, TicketDto, TicketListQuery, TicketPatchDto } from './tickets.dto';
import { Tickets } from './tickets.store';

@ApiTags('Tickets')
@ApiBearerAuth()
@Access('agent')
@Controller('tickets')
export class TicketsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly views: TicketViews,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List tickets, the newest first',
    description: 'Offline messages are the tickets with `source=offline`.',
  })
  @ApiPage(TicketDto)
  list(@By() by: StaffCaller, @Query() filters: TicketListQuery): Promise<Page<TicketView>> {
    return this.queries.execute(new TicketList(by, filters));
  }

  @Post()
  @ApiOperation({
    summary: 'Open a ticket',
    description: 'With a `chatId` the ticket is about that chat; it becomes the chat’s `ticketId` if the chat has none.',
  })
  @ApiCreatedResponse({ type: TicketDto })
  @WithETag(Tickets)
  async open(@By() by: StaffCaller, @Body() input: NewTicketDto): Promise<TicketView> {
    return this.views.byId(by, await this.commands.execute(new OpenTicket(by, input)));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One ticket' })
  @ApiOkResponse({ type: TicketDto })
  @WithETag(Tickets)
  get(@By() by: StaffCaller, @Param('id', idParam('ticket')) id: string): Promise<TicketView> {
    return this.views.byId(by, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a ticket', description: 'Only the given fields change. Any status may follow any other.' })
  @ApiOkResponse({ type: TicketDto })
  @WithETag(Tickets)
  async change(@By() by: StaffCaller, @Param('id', idParam('ticket')) id: string, @Body() patch: TicketPatchDto): Promise<TicketView> {
    await this.views.byId(by, id);
    await this.commands.execute(new ChangeTicket(by, id, withoutAbsent(patch)));
    return this.views.byId(by, id);
  }
}
