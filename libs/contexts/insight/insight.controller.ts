import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '#platform';
import type { Workload } from '#protocol';
import { WorkloadDto } from './insight.dto';
import { WorkloadNow } from './queries/workload';

@ApiTags('Insight')
@ApiBearerAuth()
@Access('supervisor')
@Controller()
export class InsightController {
  constructor(private readonly queries: QueryBus) {}

  @Get('workload')
  @ApiOperation({ summary: 'Each agent’s chats against the limit, and the whole floor' })
  @ApiOkResponse({ type: WorkloadDto })
  workload(): Promise<Workload> {
    return this.queries.execute(new WorkloadNow());
  }
}
