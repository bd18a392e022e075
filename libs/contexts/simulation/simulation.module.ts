import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { CancelSimulationHandler } from './cancel-simulation';
import { EndLostSimulationsHandler } from './end-lost-simulations';
import { RunningSimulations } from './running-simulations';
import { SimulationByIdHandler } from './simulation-by-id';
import { SimulationClock } from './simulation.clock';
import { Simulations, SimulationSchema } from './simulations.store';
import { StartSimulationHandler } from './start-simulation';

@Module({
  imports: [TypeOrmModule.forFeature([SimulationSchema]), DirectoryModule],
  providers: [
    StartSimulationHandler,
    CancelSimulationHandler,
    EndLostSimulationsHandler,
    SimulationByIdHandler,
    Simulations,
    RunningSimulations,
    SimulationClock,
  ],
})
export class SimulationModule {}
