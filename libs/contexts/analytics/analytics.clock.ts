import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { CompleteRollUps } from './rollup/complete-roll-ups';
import { RollUp } from './rollup/roll-up';

const SWEEP_SECONDS = 5;
/** One run lasts so long at most, so that a backlog, as after an upgrade, takes four fifths of the time. */
const ROLL_UP_MS = 4_000;
/** One run of what may wait lasts so long at most: a backlog of days takes three quarters of the time. */
const COMPLETE_MS = 15_000;

@Injectable()
export class AnalyticsClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(SWEEP_SECONDS, { on: 'worker' })
  async rollUp(): Promise<void> {
    await this.commands.execute(new RollUp(ROLL_UP_MS));
  }

  @Sweep(20, { on: 'worker' })
  async complete(): Promise<void> {
    await this.commands.execute(new CompleteRollUps(COMPLETE_MS));
  }
}
