import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Store } from '#platform';
import { EVERYBODY } from '../library/canned.store';

const AT_ONCE = 10_000;

/** Adds the uses since the last run to the tallies. An advisory lock lets one node at a time do it. */
export class TallyUses extends Command<void> {}

@CommandHandler(TallyUses)
export class TallyUsesHandler implements ICommandHandler<TallyUses> {
  constructor(private readonly store: Store) {}

  execute(): Promise<void> {
    return this.store.transaction(async (tx) => {
      const [free] = await tx.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('canned: tallies', 0)) as mine`);
      if (!free!.mine) return;
      await tx.query(
        `with fresh as (
           update canned_uses set tallied = true
           where message_id in (select message_id from canned_uses where not tallied limit $2)
           returning canned_response_id, agent_id, used_at
         )
         insert into canned_tallies as tally (agent_id, canned_response_id, uses, last_used_at)
         select coalesce(agent_id, $1), canned_response_id, count(*), max(used_at)
         from fresh group by grouping sets ((canned_response_id, agent_id), (canned_response_id))
         on conflict (agent_id, canned_response_id)
         do update set uses = tally.uses + excluded.uses, last_used_at = greatest(tally.last_used_at, excluded.last_used_at)`,
        [EVERYBODY, AT_ONCE],
      );
    });
  }
}
