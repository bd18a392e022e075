import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, type Page } from '#platform';
import type { AuditEntryView } from '#protocol';
import { AuditEntryDto, AuditQuery } from './audit.dto';
import { AuditLog } from './queries/audit-log';

@ApiTags('Audit')
@ApiBearerAuth()
@Access('admin')
@Controller('audit')
export class AuditLogController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'What staff changed, the latest first',
    description:
      'By members of staff and programs with an API key, over REST and sockets: who, what, the values that differ before and after, and from where. Written with the change itself, kept for `auditRetentionDays`.',
  })
  @ApiPage(AuditEntryDto)
  list(@Query() { actorId, action, target, from, to, limit, cursor }: AuditQuery): Promise<Page<AuditEntryView>> {
    return this.queries.execute(new AuditLog({ actorId, action, target, from, to }, limit, cursor));
  }
}
