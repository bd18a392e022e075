import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Attachments } from '../attachment/files.store';
import { Scanner } from './scanner';
import { Storage } from '../storage/storage';

const BATCH = 20;

/** Asks the scanner again about files that it could not be asked about. */
export class ScanHeld extends Command<void> {}

@CommandHandler(ScanHeld)
export class ScanHeldHandler implements ICommandHandler<ScanHeld> {
  constructor(
    private readonly attachments: Attachments,
    private readonly scanner: Scanner,
    private readonly storage: Storage,
  ) {}

  async execute(): Promise<void> {
    if (!this.scanner.isThere) return;
    for (const { id, key } of await this.attachments.someWhere({ state: 'held' }, BATCH)) {
      const verdict = await this.scanner.scan(() => this.storage.read(key));
      // Down, then: the others would not fare better.
      if (verdict === 'held') return;
      await this.attachments.change(id, (attachment) => attachment.recordScan(verdict));
    }
  }
}
