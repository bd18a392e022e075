import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PolicyVersions } from '../policy/policy-versions';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { FloorState } from '../floor/floor-state';
import { queueOrder } from '../planner/queue-order';
import { Estimates, estimatesFor } from './estimates';

/** Records the first estimate of each waiting chat, by which the calibration is measured later. Idempotent. */
export class RecordEstimates extends Command<void> {}

@CommandHandler(RecordEstimates)
export class RecordEstimatesHandler implements ICommandHandler<RecordEstimates> {
  /** Ids of waiting chats whose estimate this process has stored. */
  private stored = new Set<string>();

  constructor(
    private readonly estimates: Estimates,
    private readonly floor: FloorState,
    private readonly policies: PolicyVersions,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const made = await this.estimatesOfNew();
    if (made.length === 0) return;
    await this.store.transaction((tx) =>
      tx.query(
        `insert into wait_estimates (chat_id, low, high, made_at)
         select chat_id, low, high, $2 from json_to_recordset($1) as e(chat_id uuid, low float8, high float8)
         on conflict (chat_id) do nothing`,
        [JSON.stringify(made), this.clock.now()],
      ),
    );
    for (const { chat_id } of made) this.stored.add(chat_id);
  }

  private async estimatesOfNew(): Promise<{ chat_id: string; low: number; high: number }[]> {
    const [model, policy, floor] = await Promise.all([this.estimates.model(), this.policies.current(), this.floor.now()]);
    const ids = [...floor.queue.ids()];
    this.stored = new Set(ids.filter((chatId) => this.stored.has(chatId)));
    const order = queueOrder(policy);
    return ids.flatMap((chatId) => {
      if (this.stored.has(chatId)) return [];
      const range = estimatesFor([floor.queue.get(chatId)!], floor, model, order).get(chatId);
      return range ? [{ chat_id: chatId, ...range }] : [];
    });
  }
}
