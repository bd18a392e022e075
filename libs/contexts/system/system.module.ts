import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ForgetWhatWasHandler } from './forget-what-was';
import { Nodes, NodeSchema } from './nodes/nodes.store';
import { ReportNodeHandler } from './nodes/report-node';
import { CountSweepsHandler } from './sweeps/count-sweeps';
import { SweepOutcomes, SweepOutcomeSchema } from './sweeps/sweep-outcomes.store';
import { SweepTally } from './sweeps/sweep-tally';
import { SystemClock } from './system.clock';
import { SystemStateHandler } from './system-state';

@Module({
  imports: [TypeOrmModule.forFeature([NodeSchema, SweepOutcomeSchema])],
  providers: [
    SystemStateHandler,
    ReportNodeHandler,
    CountSweepsHandler,
    ForgetWhatWasHandler,
    Nodes,
    SweepOutcomes,
    SweepTally,
    SystemClock,
  ],
})
export class SystemModule {}
