import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { CompleteRollUps } from './rollup/complete-roll-ups';
import { RollUp } from './rollup/roll-up';

@Injectable()
export class AnalyticsClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(5, { on: 'worker' })
  async rollUp(): Promise<void> {
    await this.commands.execute(new RollUp());
  }

  @Sweep(60, { on: 'worker' })
  async complete(): Promise<void> {
    await this.commands.execute(new CompleteRollUps());
  }
}
