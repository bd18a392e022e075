import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, idParam, type Page, PageQuery, type StaffCaller } from '#platform';
import type { TicketMailView } from '#protocol';
import { AnswerTicket } from './commands/answer-ticket';
import { TicketAnswerDto, TicketMailDto } from './mail.dto';
import { TicketMails } from './queries/ticket-mails';

@ApiTags('E-mail')
@ApiBearerAuth()
@Access('agent')
@Controller('tickets/:id/mails')
export class TicketMailsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'E-mails about a ticket, the newest first' })
  @ApiPage(TicketMailDto)
  list(@Param('id', idParam('ticket')) id: string, @Query() { limit, cursor }: PageQuery): Promise<Page<TicketMailView>> {
    return this.queries.execute(new TicketMails(id, limit, cursor));
  }

  @Post()
  @ApiOperation({
    summary: 'Answer a ticket by e-mail',
    description:
      'Goes to the e-mail address of its customer (409 `mail.no_address` without one), and the ticket is `pending`. Refused with 409 `mail.not_set_up`, and with 429 `mail.too_many` after thirty answers to an address in an hour.',
  })
  @ApiCreatedResponse({ type: TicketMailDto })
  answer(@By() by: StaffCaller, @Param('id', idParam('ticket')) id: string, @Body() { text }: TicketAnswerDto): Promise<TicketMailView> {
    return this.commands.execute(new AnswerTicket(by, id, text));
  }
}
