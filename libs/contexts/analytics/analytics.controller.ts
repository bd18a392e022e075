import { Controller, Get, Query } from '@nestjs/common';
import { CommandBus, type Query as AskedFor, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Span } from '#kernel';
import { Access, ApiPage, By, isStatementTimeout, type Page, type StaffCaller } from '#platform';
import type {
  AgentFigures,
  Calibration,
  CannedFigures,
  ChatBehind,
  Distribution,
  DurationStatistic,
  Figures,
  FiguresBy,
  Interval,
  Series,
  SeriesMetric,
  TimeSeries,
} from '#protocol';
import {
  BehindQuery,
  BreakdownQuery,
  DistributionQuery,
  IntervalQuery,
  ScopeQuery,
  SeriesQuery,
  SeveralSeriesQuery,
} from './analytics.dto';
import {
  AgentFiguresDto,
  CalibrationDto,
  CannedFiguresDto,
  ChatBehindDto,
  DistributionDto,
  FiguresByDto,
  FiguresDto,
  SeriesDto,
  TimeSeriesDto,
} from './analytics.views';
import { RollUp } from './rollup/roll-up';
import { analyticsTooSlow } from './reading/analytics.errors';
import { CannedUsed } from './canned/canned-figures';
import { ChatsBehind } from './reading/chats-behind';
import { DurationDistribution } from './reading/duration-distribution';
import { FigureSeries } from './reading/figure-series';
import { FiguresBrokenDown, Overview } from './reading/figures-by';
import { Scope } from './reading/scope';
import { WaitCalibration } from './reading/wait-calibration';

const MAX_DAYS = 3_660;
/** Longest span by interval, which bounds a series to some thousand points. */
const MAX_DAYS_OF: Record<Interval, number> = { quarter: 31, hour: 124, day: MAX_DAYS, week: MAX_DAYS };
/** An answer waits so long for facts to be rolled up. */
const ROLL_UP_MS = 1_000;

/** Facts are rolled up before figures are read, so that an answer includes all that has happened. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Access('supervisor')
@Controller('analytics')
export class AnalyticsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('overview')
  @ApiOperation({
    summary: 'All figures of the chats created in a span',
    description: 'Each is defined in docs/metrics.md. Too slow, as all of analytics: 503 `analytics.too_slow`.',
  })
  @ApiOkResponse({ type: FiguresDto })
  async overview(@By() by: StaffCaller, @Query() query: ScopeQuery): Promise<Figures> {
    return this.ask(new Overview(await this.scopeOf(by, query), query));
  }

  @Get('agents')
  @ApiOperation({ summary: 'The same for each agent', description: 'Its own part of each chat: docs/metrics.md says which.' })
  @ApiPage(AgentFiguresDto)
  async agents(@By() by: StaffCaller, @Query() query: ScopeQuery): Promise<Page<AgentFigures>> {
    const { data } = await this.ask(new FiguresBrokenDown(await this.scopeOf(by, query), 'agent', query.timeZone, query));
    return { data: data.map(({ key, name = '', ...figures }) => ({ agentId: key, name, ...figures })), nextCursor: null };
  }

  @Get('breakdown')
  @ApiOperation({ summary: 'The same by agent, skill, priority, tag, close reason, or hour of the week' })
  @ApiOkResponse({ type: FiguresByDto })
  async breakdown(@By() by: StaffCaller, @Query() query: BreakdownQuery): Promise<FiguresBy> {
    return this.ask(new FiguresBrokenDown(await this.scopeOf(by, query), query.by, query.timeZone, query));
  }

  @Get('timeseries')
  @ApiOperation({
    summary: 'One figure over time',
    description: 'At most 31 days by quarter of an hour, 124 by hour. Days and weeks are those of the time zone, also when clocks change.',
  })
  @ApiOkResponse({ type: TimeSeriesDto })
  async timeseries(@By() by: StaffCaller, @Query() query: SeriesQuery): Promise<TimeSeries> {
    const { metric, interval } = query;
    const { data } = await this.overTime(by, query, [metric]);
    return { metric, interval, data: data.map(({ from, values }) => ({ from, value: values[metric]! })) };
  }

  @Get('series')
  @ApiOperation({
    summary: 'Several figures over time',
    description: 'Bounded as the time series of one; null where there is nothing to tell.',
  })
  @ApiOkResponse({ type: SeriesDto })
  async series(@By() by: StaffCaller, @Query() query: SeveralSeriesQuery): Promise<Series> {
    return this.overTime(by, query, query.metrics, query.statistic);
  }

  @Get('calibration')
  @ApiOperation({
    summary: 'Foretold waits beside the waits that came',
    description: 'Of answered chats, by what their customers were told first.',
  })
  @ApiOkResponse({ type: CalibrationDto })
  async calibration(@By() by: StaffCaller, @Query() query: ScopeQuery): Promise<Calibration> {
    return this.ask(new WaitCalibration(await this.scopeOf(by, query)));
  }

  @Get('canned-responses')
  @ApiOperation({
    summary: 'Canned responses that were used in the chats of a span, and how these came out',
    description: 'The 200 most used of those that you see: shared ones, those of your teams and your own.',
  })
  @ApiPage(CannedFiguresDto)
  async cannedResponses(@By() by: StaffCaller, @Query() query: ScopeQuery): Promise<Page<CannedFigures>> {
    return { data: await this.ask(new CannedUsed(by, await this.scopeOf(by, query))), nextCursor: null };
  }

  @Get('distribution')
  @ApiOperation({ summary: 'How many took how long' })
  @ApiOkResponse({ type: DistributionDto })
  async distribution(@By() by: StaffCaller, @Query() query: DistributionQuery): Promise<Distribution> {
    return this.ask(new DurationDistribution(await this.scopeOf(by, query), query.metric));
  }

  @Get('chats')
  @ApiOperation({ summary: 'The chats behind a figure, the newest first', description: 'Each with what it adds to it.' })
  @ApiPage(ChatBehindDto)
  async chats(@By() by: StaffCaller, @Query() query: BehindQuery): Promise<Page<ChatBehind>> {
    const scope = await this.scopeOf(by, query);
    return this.ask(new ChatsBehind(by, scope, query.metric, query, query.limit, query.cursor));
  }

  private async overTime(
    by: StaffCaller,
    query: IntervalQuery,
    metrics: readonly SeriesMetric[],
    statistic: DurationStatistic = 'mean',
  ): Promise<Series> {
    const { interval, timeZone } = query;
    const scope = await this.scopeOf(by, query, MAX_DAYS_OF[interval]);
    return this.ask(new FigureSeries(scope, metrics, interval, timeZone, query, statistic));
  }

  /** @throws DomainError `analytics.too_slow` when the statement timeout cuts a statement */
  private async ask<R>(query: AskedFor<R>): Promise<R> {
    try {
      return await this.queries.execute(query);
    } catch (error) {
      throw isStatementTimeout(error) ? analyticsTooSlow() : error;
    }
  }

  private async scopeOf(
    by: StaffCaller,
    { from, to, agentId, skill, teamId, priority, tag }: ScopeQuery,
    maxDays = MAX_DAYS,
  ): Promise<Scope> {
    const span = Span.of(from, to, { maxDays });
    await this.commands.execute(new RollUp(ROLL_UP_MS));
    return new Scope(span.from, span.to, { agentId, skill, teamId: teamsWithin(by, teamId), priority, tag });
  }
}

/** Whoever oversees the chats of some teams alone has the figures of these, and nobody's where it asks for others. */
function teamsWithin({ sight, teamIds }: StaffCaller, asked: string[] | undefined): string[] | undefined {
  return sight === 'all' ? asked : teamIds.filter((id) => asked?.includes(id) ?? true);
}
