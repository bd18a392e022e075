import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TicketViews } from '#customers';
import { Access, ApiPage, By, idParam, type Page, PageQuery, type StaffCaller } from '#platform';
import type { OriginalMailView, TicketMailView } from '#protocol';
import { AnswerTicket } from './commands/answer-ticket';
import { ResendMail } from './commands/resend-mail';
import { OriginalMailDto, TicketAnswerDto, TicketMailDto } from './mail.dto';
import { OriginalMail } from './queries/original-mail';
import { TicketMails } from './queries/ticket-mails';

@ApiTags('E-mail')
@ApiBearerAuth()
@Access('agent')
@Controller('tickets/:id/mails')
export class TicketMailsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly tickets: TicketViews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'E-mails about a ticket and replies to them, the newest first' })
  @ApiPage(TicketMailDto)
  list(
    @By() by: StaffCaller,
    @Param('id', idParam('ticket')) id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<TicketMailView>> {
    return this.queries.execute(new TicketMails(by, id, limit, cursor));
  }

  @Get(':mailId/original')
  @ApiOperation({ summary: 'The whole text of an e-mail about a ticket; that of a reply with what it quotes' })
  @ApiOkResponse({ type: OriginalMailDto })
  async original(
    @By() by: StaffCaller,
    @Param('id', idParam('ticket')) id: string,
    @Param('mailId', idParam('mail', 'e-mail')) mailId: string,
  ): Promise<OriginalMailView> {
    await this.tickets.byId(by, id);
    return this.queries.execute(new OriginalMail(id, mailId));
  }

  @Post(':mailId/resend')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Send an e-mail about a ticket again',
    description:
      'One that failed, or that waits to be tried again, is tried anew at once, to the address that the customer has now. Refused with 409 `mail.sent` where a mail server has taken it.',
  })
  @ApiNoContentResponse({ description: 'It waits to be sent' })
  async resend(
    @By() by: StaffCaller,
    @Param('id', idParam('ticket')) id: string,
    @Param('mailId', idParam('mail', 'e-mail')) mailId: string,
  ): Promise<void> {
    await this.tickets.byId(by, id);
    return this.commands.execute(new ResendMail(by, id, mailId));
  }

  @Post()
  @ApiOperation({
    summary: 'Answer a ticket by e-mail',
    description:
      'Goes to the e-mail address of its customer (409 `mail.no_address` without one), and the ticket is `pending`. Refused with 409 `mail.not_set_up`, and with 429 `mail.too_many` after thirty answers to an address in an hour.',
  })
  @ApiCreatedResponse({ type: TicketMailDto })
  async answer(
    @By() by: StaffCaller,
    @Param('id', idParam('ticket')) id: string,
    @Body() { text }: TicketAnswerDto,
  ): Promise<TicketMailView> {
    await this.tickets.byId(by, id);
    return this.commands.execute(new AnswerTicket(by, id, text));
  }
}
