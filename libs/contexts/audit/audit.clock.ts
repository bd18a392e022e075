import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { RemoveOldEntries } from './commands/remove-old-entries';

@Injectable()
export class AuditClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(600, { on: 'worker' })
  async removeOld(): Promise<void> {
    await this.commands.execute(new RemoveOldEntries());
  }
}
