import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, Span } from '#kernel';
import { Access, ApiPage, By, hasRole, idParam, type Page, type StaffCaller } from '#platform';
import type { StatusInterval, TimeInStatus } from '#protocol';
import { StatusHistoryQuery, StatusIntervalDto, TimeInStatusDto, TimeInStatusQuery } from './presence.dto';
import { AgentViews } from './queries/agent-views';
import { StatusHistory, TimeInStatusByDay } from './queries/status-history';

const MAX_DAYS = 366;

@ApiTags('Agents')
@ApiBearerAuth()
@Access('agent')
@Controller('agents/:id')
export class StatusHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly views: AgentViews,
  ) {}

  @Get('status-history')
  @ApiOperation({ summary: 'Every status an agent had, and why, oldest first', description: 'Your own, or anybody’s for supervisors.' })
  @ApiPage(StatusIntervalDto)
  async history(
    @By() by: StaffCaller,
    @Param('id', idParam('agent')) id: string,
    @Query() { from, to, limit, cursor }: StatusHistoryQuery,
  ): Promise<Page<StatusInterval>> {
    await this.mustMayRead(by, id);
    return this.queries.execute(new StatusHistory(id, { from, to }, limit, cursor));
  }

  @Get('time-in-status')
  @ApiOperation({ summary: 'Seconds an agent spent in each status, per day' })
  @ApiPage(TimeInStatusDto)
  async timeInStatus(
    @By() by: StaffCaller,
    @Param('id', idParam('agent')) id: string,
    @Query() { from, to, timeZone }: TimeInStatusQuery,
  ): Promise<Page<TimeInStatus>> {
    await this.mustMayRead(by, id);
    const span = Span.of(from, to, { maxDays: MAX_DAYS });
    return { data: await this.queries.execute(new TimeInStatusByDay(id, span, timeZone)), nextCursor: null };
  }

  private async mustMayRead(by: StaffCaller, agentId: string): Promise<void> {
    if (by.id !== agentId && !hasRole(by, 'supervisor')) {
      throw new DomainError('forbidden', 'auth.forbidden', 'Only supervisors may read the history of others');
    }
    await this.views.byId(agentId);
  }
}
