import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, ApiProblems, By, idParam, type Page, PageQuery, type StaffCaller } from '#platform';
import type { CannedHistoryEntry } from '#protocol';
import { CannedHistoryDto } from './canned-records.dto';
import { EditHistory } from './queries/edit-history';

@ApiTags('Canned responses')
@ApiBearerAuth()
@ApiProblems(401, 403, 404, 422)
@Access('agent')
@Controller('canned-responses')
export class CannedRecordsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/history')
  @ApiOperation({ summary: 'Who wrote what of a canned response and when, oldest first', description: 'Of a deleted one as well.' })
  @ApiPage(CannedHistoryDto)
  history(@By() by: StaffCaller, @Param('id', idParam('canned', 'canned response')) id: string, @Query() { limit, cursor }: PageQuery): Promise<Page<CannedHistoryEntry>> {
    return this.queries.execute(new EditHistory(by.id, id, limit, cursor));
  }
}
