import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { Estimates } from './estimates';

/** Keeps the first estimate of each waiting chat, to be held against the wait it will have had. Idempotent. */
export class RecordEstimates extends Command<void> {}

@CommandHandler(RecordEstimates)
export class RecordEstimatesHandler implements ICommandHandler<RecordEstimates> {
  constructor(
    private readonly estimates: Estimates,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const made = [...(await this.estimates.all())].flatMap(([chat_id, range]) => (range ? [{ chat_id, ...range }] : []));
    if (made.length === 0) return;
    await this.store.transaction((tx) =>
      tx.query(
        `insert into wait_estimates (chat_id, low, high, made_at)
         select chat_id, low, high, $2 from json_to_recordset($1) as e(chat_id uuid, low float8, high float8)
         on conflict (chat_id) do nothing`,
        [JSON.stringify(made), this.clock.now()],
      ),
    );
  }
}
