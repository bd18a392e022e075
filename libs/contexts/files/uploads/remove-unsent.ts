import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { In, IsNull, LessThan, Not } from 'typeorm';
import { Clock } from '#kernel';
import { Attachments } from '../attachment/files.store';
import { TempFiles } from '../storage/temp-files';

const BATCH = 200;
const UNSENT_SECONDS = 86_400;
/** Storing takes seconds; what is at it for so long died with its process. */
const STORING_SECONDS = 3_600;

/** Removes uploads that nobody sent within a day, and what never arrived or was never stored to the end. */
export class RemoveUnsent extends Command<void> {}

@CommandHandler(RemoveUnsent)
export class RemoveUnsentHandler implements ICommandHandler<RemoveUnsent> {
  constructor(
    private readonly attachments: Attachments,
    private readonly tempFiles: TempFiles,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const ago = (seconds: number): Date => new Date(this.clock.now().getTime() - seconds * 1000);
    await this.tempFiles.discardOlderThan(ago(STORING_SECONDS));
    const late = [
      { messageSeq: IsNull(), chatId: Not(IsNull()), state: In(['ready', 'held', 'blocked']), createdAt: LessThan(ago(UNSENT_SECONDS)) },
      { messageSeq: IsNull(), state: 'storing' as const, createdAt: LessThan(ago(STORING_SECONDS)) },
    ];
    const found = await this.attachments.someWhere(late, BATCH);
    if (found.length === 0) return;
    await this.attachments.removeUnsettled(found.map(({ id }) => id));
  }
}
