import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';

const DAY_MS = 86_400_000;
/** So many rows at once, so that no statement takes long. */
const AT_ONCE = 5_000;

/** Removes entries after `auditRetentionDays`. */
export class RemoveOldEntries extends Command<void> {}

@CommandHandler(RemoveOldEntries)
export class RemoveOldEntriesHandler implements ICommandHandler<RemoveOldEntries> {
  constructor(
    private readonly store: Store,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const { auditRetentionDays: days } = await this.settings.get();
    if (days === null) return;
    await this.store.read('delete from audit_log where id in (select id from audit_log where at < $1 order by at limit $2)', [
      new Date(this.clock.now().getTime() - days * DAY_MS),
      AT_ONCE,
    ]);
  }
}
