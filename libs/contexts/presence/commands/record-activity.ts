import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { Agents } from '../presence.store';

/** A time of last activity is written at most once in so many seconds, because no view shows a finer grain. */
const GRAIN_SECONDS = 5;
/** The grain is never coarser than this part of `awayAfterSeconds`. */
const GRAIN_PART = 1 / 4;

/** Record of activity: the agents who were away for inactivity are back. */
export class RecordActivity extends Command<void> {
  constructor(readonly agentIds: string[]) {
    super();
  }
}

@CommandHandler(RecordActivity)
export class RecordActivityHandler implements ICommandHandler<RecordActivity> {
  constructor(
    private readonly agents: Agents,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly settings: CurrentSettings,
  ) {}

  async execute({ agentIds }: RecordActivity): Promise<void> {
    const grainSeconds = Math.min(GRAIN_SECONDS, (await this.settings.get()).awayAfterSeconds * GRAIN_PART);
    const now = this.clock.now();
    return this.store.transaction(async (tx) => {
      const rows = await tx.query<{ id: string; inactive: boolean }>(
        `with due as (
           select id from agents where id = any($1) and connected
             and (inactive or last_activity_at is null or last_activity_at < $2::timestamptz - make_interval(secs => $3))
           order by id for update)
         update agents set last_activity_at = greatest(last_activity_at, $2) from due where agents.id = due.id
         returning agents.id, agents.inactive`,
        [agentIds, now, grainSeconds],
      );
      const inactive = rows.filter((row) => row.inactive).map(({ id }) => id);
      if (inactive.length === 0) return;
      for (const agent of await this.agents.lockAll(tx, inactive)) agent.becomeActive(now);
    });
  }
}
