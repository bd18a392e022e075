import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { EndLostSimulations } from './end-lost-simulations';

@Injectable()
export class SimulationClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(60, { on: 'worker' })
  async endLost(): Promise<void> {
    await this.commands.execute(new EndLostSimulations());
  }
}
