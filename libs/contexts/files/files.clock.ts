import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { PurgeAttachments } from './commands/purge-attachments';
import { RemoveUnsent } from './commands/remove-unsent';
import { ScanHeld } from './commands/scan-held';

@Injectable()
export class FilesClock {
  constructor(private readonly commands: CommandBus) {}

  @Sweep(10)
  async scanHeld(): Promise<void> {
    await this.commands.execute(new ScanHeld());
  }

  @Sweep(60)
  async removeUnsent(): Promise<void> {
    await this.commands.execute(new RemoveUnsent());
  }

  @Sweep(60)
  async purge(): Promise<void> {
    await this.commands.execute(new PurgeAttachments());
  }
}
