import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, ApiPage, By, type Page, PageQuery, type StaffCaller } from '#platform';
import type { CannedHistoryEntry, CannedPerformance, CannedUsageRow, CannedUseView } from '#protocol';
import { CannedHistoryDto, CannedPerformanceDto, CannedUsageDto, CannedUseDto, PeriodQuery, UsageQuery } from './canned-records.dto';
import { EditHistory } from './edit-history';
import { PerformanceOfResponse } from './performance';
import { CannedUsage } from './usage';
import { UsesOfResponse } from './uses';
import { authorOf } from '../library/author';
import { ResponseId } from '../library/response-id';

@ApiTags('Canned responses')
@ApiBearerAuth()
@Access('supervisor')
@Controller('canned-responses')
export class CannedRecordsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('usage')
  @ApiOperation({
    summary: 'Uses of canned responses by response and agent',
    description:
      'The most used first, without what you do not see: the personal responses of others, and those of teams that are not yours. At most `limit` rows; the header `Link` leads to the next page if there is one.',
  })
  @ApiOkResponse({ type: [CannedUsageDto] })
  async usage(
    @By() by: StaffCaller,
    @Query() query: UsageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CannedUsageRow[]> {
    const { data, nextCursor } = await this.queries.execute(new CannedUsage(authorOf(by), query, query.limit, query.cursor));
    if (nextCursor !== null) void reply.header('link', `<${withCursor(request.url, nextCursor)}>; rel="next"`);
    return data;
  }

  @Get(':id/history')
  @Access('agent')
  @ApiOperation({ summary: 'Edits of a canned response, the oldest first', description: 'Also for a deleted response.' })
  @ApiPage(CannedHistoryDto)
  history(@By() by: StaffCaller, @ResponseId() id: string, @Query() { limit, cursor }: PageQuery): Promise<Page<CannedHistoryEntry>> {
    return this.queries.execute(new EditHistory(authorOf(by), id, limit, cursor));
  }

  @Get(':id/uses')
  @ApiOperation({ summary: 'Messages that were made from a canned response, the latest first' })
  @ApiPage(CannedUseDto)
  uses(@By() by: StaffCaller, @ResponseId() id: string, @Query() { limit, cursor }: PageQuery): Promise<Page<CannedUseView>> {
    return this.queries.execute(new UsesOfResponse(by, id, limit, cursor));
  }

  @Get(':id/performance')
  @ApiOperation({
    summary: 'Rating and resolution of the chats that used a canned response, compared with all chats',
    description: 'Counts closed chats; `from` and `to` are bounds of the time at which a chat was started.',
  })
  @ApiOkResponse({ type: CannedPerformanceDto })
  performance(@By() by: StaffCaller, @ResponseId() id: string, @Query() period: PeriodQuery): Promise<CannedPerformance> {
    return this.queries.execute(new PerformanceOfResponse(authorOf(by), id, period));
  }
}

function withCursor(url: string, cursor: string): string {
  const [path, query] = url.split('?') as [string, string?];
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
