import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { TallyUses } from './usage/tally-uses';

@Injectable()
export class CannedClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(10, { on: 'worker' })
  async tally(): Promise<void> {
    await this.commands.execute(new TallyUses());
  }
}
