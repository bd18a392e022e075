import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';

const KEPT_DAYS = 30;

/** Removes watches that ended 30 days ago. The event log says for good who watched what, and when. */
export class RemoveEndedWatches extends Command<void> {}

@CommandHandler(RemoveEndedWatches)
export class RemoveEndedWatchesHandler implements ICommandHandler<RemoveEndedWatches> {
  constructor(
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await this.dataSource.query('delete from chat_watches where ended_at < $1', [before]);
  }
}
