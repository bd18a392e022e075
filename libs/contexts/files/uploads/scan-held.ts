import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Attachments } from '../attachment/files.store';
import { Scanner } from './scanner';
import { Storage } from '../storage/storage';

const BATCH = 20;

/** Scans held files again: the scanner was not available when they were uploaded. */
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
      // The scanner is still down, so the other files would be held as well.
      if (verdict === 'held') return;
      await this.attachments.change(id, (attachment) => attachment.recordScan(verdict));
    }
  }
}
