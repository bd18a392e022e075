import { Injectable, Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { PurgeAttachments } from './storage/purge-attachments';
import { RemoveUnsent } from './uploads/remove-unsent';
import { ScanHeld } from './uploads/scan-held';
import { AttachmentAudit } from './storage/attachment-audit';

@Injectable()
export class FilesClock {
  private readonly logger = new Logger(FilesClock.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The audit should never find anything, so it logs what it finds for an operator instead of repairing it. */
  @Sweep(3_600, { on: 'worker' })
  async audit(): Promise<void> {
    const audit = await this.queries.execute(new AttachmentAudit());
    if (audit.blobsWithoutRow.count + audit.rowsWithoutBlob.count > 0)
      this.logger.error(audit, 'the storage of attachments and the database differ');
  }

  @Sweep(10, { on: 'worker' })
  async scanHeld(): Promise<void> {
    await this.commands.execute(new ScanHeld());
  }

  @Sweep(60, { on: 'worker' })
  async removeUnsent(): Promise<void> {
    await this.commands.execute(new RemoveUnsent());
  }

  @Sweep(60, { on: 'worker' })
  async purge(): Promise<void> {
    await this.commands.execute(new PurgeAttachments());
  }
}
