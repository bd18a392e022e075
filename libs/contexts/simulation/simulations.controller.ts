import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, idParam, type StaffCaller } from '#platform';
import type { SimulationView } from '#protocol';
import { CancelSimulation } from './cancel-simulation';
import { SimulationById } from './simulation-by-id';
import { SimulationDto, StartSimulationDto } from './simulation.dto';
import { StartSimulation } from './start-simulation';

@ApiTags('Analytics')
@ApiBearerAuth()
@Access('supervisor')
@Controller('simulations')
export class SimulationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Simulate days that were, with something different',
    description:
      'At most 7 days that are over, and 20,000 chats. At most two at once, whoever started them: 429 `simulation.too_many`. What the model knows and what it does not: docs/simulator.md.',
  })
  @ApiAcceptedResponse({ type: SimulationDto })
  start(@By() by: StaffCaller, @Body() { from, to, changes }: StartSimulationDto): Promise<SimulationView> {
    return this.commands.execute(new StartSimulation(by, from, to, { ...changes }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a simulation of your own is, and its result', description: 'Kept for 7 days.' })
  @ApiOkResponse({ type: SimulationDto })
  byId(@By() by: StaffCaller, @Param('id', idParam('simulation')) id: string): Promise<SimulationView> {
    return this.queries.execute(new SimulationById(by, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Cancel a simulation of your own', description: 'Of one that has ended nothing changes.' })
  @ApiNoContentResponse()
  cancel(@By() by: StaffCaller, @Param('id', idParam('simulation')) id: string): Promise<void> {
    return this.commands.execute(new CancelSimulation(by, id));
  }
}
