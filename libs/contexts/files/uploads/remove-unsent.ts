import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { In, IsNull, LessThan } from 'typeorm';
import { Clock } from '#kernel';
import { Attachments } from '../attachment/files.store';
import { TempFiles } from '../storage/temp-files';

const BATCH = 200;
const UNSENT_SECONDS = 86_400;
/** Storing takes seconds; a file in state `storing` for this time was left by a crashed process. */
const STORING_SECONDS = 3_600;

/** Removes uploads that were not sent within a day, and those that were not stored completely. */
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
      {
        messageSeq: IsNull(),
        ownerKind: 'chat' as const,
        state: In(['ready', 'held', 'blocked']),
        createdAt: LessThan(ago(UNSENT_SECONDS)),
      },
      { messageSeq: IsNull(), state: 'storing' as const, createdAt: LessThan(ago(STORING_SECONDS)) },
    ];
    const found = await this.attachments.someWhere(late, BATCH);
    if (found.length === 0) return;
    await this.attachments.removeUnsettled(found.map(({ id }) => id));
  }
}
