import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { RemoveOldBlocks } from './commands/remove-old-blocks';

@Injectable()
export class BlocksClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(3600, { on: 'worker' })
  async removeOld(): Promise<void> {
    await this.commands.execute(new RemoveOldBlocks());
  }
}
