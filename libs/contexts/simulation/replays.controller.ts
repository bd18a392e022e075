import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, idParam, type StaffCaller } from '#platform';
import type { JobStarted, JobView } from '#protocol';
import { JobDto, JobStartedDto, PolicyReplayDto } from './replay.dto';
import { SimulationById } from './simulation-by-id';
import { StartSimulation } from './start-simulation';

/** Replays of days that were by another routing policy: simulations in which nothing else is different. */
@ApiTags('Routing')
@ApiBearerAuth()
@Access('supervisor')
@Controller()
export class ReplaysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('routing/policy/replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Simulate days that were by another policy, beside what happened',
    description: 'A simulation (`POST /simulations`) in which only the policy differs, with its bounds.',
  })
  @ApiAcceptedResponse({ type: JobStartedDto })
  async replay(@By() by: StaffCaller, @Body() { from, to, policy }: PolicyReplayDto): Promise<JobStarted> {
    const { id } = await this.commands.execute(new StartSimulation(by, from, to, policy));
    return { jobId: id };
  }

  @Get('jobs/:id')
  @ApiOperation({
    summary: 'How far a job of your own is, and its result',
    description: 'Kept for 7 days. `DELETE /simulations/:id` cancels it.',
  })
  @ApiOkResponse({ type: JobDto })
  async job(@By() by: StaffCaller, @Param('id', idParam('simulation')) id: string): Promise<JobView> {
    const { state, progress, result, failure, createdAt } = await this.queries.execute(new SimulationById(by, id));
    return { id, state, progress, result, failure, createdAt };
  }
}
