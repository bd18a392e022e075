import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChatDto, ChatViews } from '#chats';
import { Access, ApiPage, By, idParam, type Page, PageQuery, PeopleOnly, type StaffCaller } from '#platform';
import type { ChatHistoryEntry, ChatView, EstimateAccuracy, QueuePage, RoutingExplanation } from '#protocol';
import { AcceptChat } from './assignment/accept-chat';
import { AssignChat } from './assignment/assign-chat';
import { ClaimChat } from './assignment/claim-chat';
import { DeclineChat } from './assignment/decline-chat';
import { EndWrapUp } from './assignment/end-wrap-up';
import { TakeOverChat } from './assignment/take-over-chat';
import { TransferChat } from './assignment/transfer-chat';
import { AccuracyOfEstimates } from './queue/estimate-accuracy';
import { ChatHistory } from './explanation/chat-history';
import { ExplainRouting } from './explanation/explain-routing';
import { QueueList } from './queue/queue-list';
import { PreviewRouting } from './explanation/preview-routing';
import { ChatHistoryEntryDto, RoutingExplanationDto } from './explanation/history.dto';
import {
  AssignDto,
  DecisionQuery,
  DeclineDto,
  EstimateAccuracyDto,
  PreviewDto,
  QueuePageDto,
  SpanQuery,
  targetOf,
  TransferDto,
} from './routing.dto';

@ApiTags('Routing')
@ApiBearerAuth()
@Access('agent')
@Controller()
export class RoutingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly views: ChatViews,
  ) {}

  @Get('queue')
  @ApiOperation({
    summary: 'Who waits, in the order in which they are served, and what for',
    description: 'Each at its place in the whole queue; those that the caller sees.',
  })
  @ApiOkResponse({ type: QueuePageDto })
  queue(@By() by: StaffCaller, @Query() { limit, cursor }: PageQuery): Promise<QueuePage> {
    return this.queries.execute(new QueueList(by, limit, cursor));
  }

  @Get('queue/estimate-accuracy')
  @Access('supervisor')
  @ApiOperation({ summary: 'How well waits were foretold', description: 'The first estimate of each chat against the wait that came.' })
  @ApiOkResponse({ type: EstimateAccuracyDto })
  accuracy(@Query() { from, to }: SpanQuery): Promise<EstimateAccuracy> {
    return this.queries.execute(new AccuracyOfEstimates(from, to));
  }

  @Get('chats/:id/history')
  @ApiOperation({ summary: 'What happened to a chat, in order' })
  @ApiPage(ChatHistoryEntryDto)
  history(
    @By() by: StaffCaller,
    @Param('id', idParam('chat')) id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<ChatHistoryEntry>> {
    return this.queries.execute(new ChatHistory(by, id, limit, cursor));
  }

  @Get('chats/:id/routing')
  @ApiOperation({
    summary: 'Why a chat is where it is',
    description:
      'For a chat that waits as of now; for one with an agent as of the decision, with every candidate, score and reason. With `at`, as of the ' +
      'last decision until then.',
  })
  @ApiOkResponse({ type: RoutingExplanationDto })
  why(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Query() { at }: DecisionQuery): Promise<RoutingExplanation> {
    return this.queries.execute(new ExplainRouting(by, id, at));
  }

  @Post('routing/preview')
  @HttpCode(200)
  @Access('supervisor')
  @ApiOperation({
    summary: 'Who would get a chat that does not exist',
    description:
      'As of now, if it were the next in the queue: every agent with its reasons and score, as `GET /chats/:id/routing` shows them.',
  })
  @ApiOkResponse({ type: RoutingExplanationDto })
  preview(@Body() { skills, priority, teamId }: PreviewDto): Promise<RoutingExplanation> {
    return this.queries.execute(
      new PreviewRouting(
        skills.map((skill) => ({ ...skill })),
        priority,
        teamId,
      ),
    );
  }

  @Post('chats/:id/claim')
  @PeopleOnly()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a waiting chat', description: 'Skills do not bind; the limit does.' })
  @ApiOkResponse({ type: ChatDto })
  async claim(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<ChatView> {
    await this.commands.execute(new ClaimChat(by, id));
    return this.views.byId(id);
  }

  @Post('chats/:id/accept')
  @PeopleOnly()
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept a chat that is offered to you' })
  @ApiOkResponse({ type: ChatDto })
  async accept(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<ChatView> {
    await this.commands.execute(new AcceptChat(by, id));
    return this.views.byId(id);
  }

  @Post('chats/:id/decline')
  @PeopleOnly()
  @HttpCode(200)
  @ApiOperation({ summary: 'Decline a chat that is offered to you' })
  @ApiOkResponse({ type: ChatDto })
  async decline(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Body() { reason }: DeclineDto): Promise<ChatView> {
    await this.commands.execute(new DeclineChat(by, id, reason ?? null));
    return this.views.byId(id);
  }

  @Post('chats/:id/transfer')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Hand an active chat to another agent, or back to the queue; a waiting one to others',
    description:
      'By its agent or a supervisor. Age and history are kept; to the queue, the giver is passed over until somebody else had it, or for `declineCooldownSeconds` when nobody else who is here could take it. A supervisor may let a waiting chat ask for other `skills` or another team, without a note.',
  })
  @ApiOkResponse({ type: ChatDto })
  async transfer(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Body() target: TransferDto): Promise<ChatView> {
    await this.commands.execute(new TransferChat(by, id, targetOf(target)));
    return this.views.byId(id);
  }

  @Post('chats/:id/wrap-up/done')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Say that a closed chat is wrapped up',
    description:
      'By its agent or a supervisor: its seat is free before `wrapUpSeconds` are over. Of one that is not wrapped up nothing changes.',
  })
  @ApiNoContentResponse()
  endWrapUp(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<void> {
    return this.commands.execute(new EndWrapUp(by, id));
  }

  @Post('chats/:id/take-over')
  @PeopleOnly()
  @HttpCode(200)
  @Access('supervisor')
  @ApiOperation({
    summary: 'Take an open chat over, as a supervisor',
    description:
      'From its agent, from whoever is offered it, or from the queue. Neither your status nor your limit binds. The agent hears `chat.transferred`; the history says `taken_over`.',
  })
  @ApiOkResponse({ type: ChatDto })
  async takeOver(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string): Promise<ChatView> {
    await this.commands.execute(new TakeOverChat(by, id));
    return this.views.byId(id);
  }

  @Post('chats/:id/assign')
  @HttpCode(200)
  @Access('supervisor')
  @ApiOperation({ summary: 'Give a waiting chat to an agent' })
  @ApiOkResponse({ type: ChatDto })
  async assign(@By() by: StaffCaller, @Param('id', idParam('chat')) id: string, @Body() { agentId }: AssignDto): Promise<ChatView> {
    await this.commands.execute(new AssignChat(by, id, agentId));
    return this.views.byId(id);
  }
}
