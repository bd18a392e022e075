import { Module } from '@nestjs/common';
import { SimulationModule } from './simulation.module';
import { SimulationsController } from './simulations.controller';

@Module({ imports: [SimulationModule], controllers: [SimulationsController] })
export class SimulationEdge {}
