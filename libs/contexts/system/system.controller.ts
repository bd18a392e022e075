import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '#platform';
import type { SystemView } from '#protocol';
import { SystemState } from './system-state';
import { SystemDto } from './system.dto';

@ApiTags('System')
@ApiBearerAuth()
@Access('admin')
@Controller('system')
export class SystemController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'How this installation is',
    description:
      'What `npm run doctor` says, looked at anew by the node that answers; the nodes there are; what sweeps repaired and where they failed within a day; what waits. A check that takes longer than eight seconds is a finding itself, so an answer takes a little longer at most.',
  })
  @ApiOkResponse({ type: SystemDto })
  get(): Promise<SystemView> {
    return this.queries.execute(new SystemState());
  }
}
