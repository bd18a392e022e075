import { Module } from '@nestjs/common';
import { SimulationModule } from './simulation.module';
import { ReplaysController } from './replays.controller';
import { SimulationsController } from './simulations.controller';

@Module({ imports: [SimulationModule], controllers: [SimulationsController, ReplaysController] })
export class SimulationEdge {}
