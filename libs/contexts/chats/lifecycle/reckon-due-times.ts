import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Store } from '#platform';
import { Chats } from '../chat/chats.store';
import type { Deadlines } from '../targets/domain/deadlines';
import { CurrentTargets } from '../targets/current-targets';

const BATCH = 500;
/** Looks at all open chats by the same deadlines: within them every node that was saving by earlier ones has read these. */
const LOOKS = 3;
/** Of the later looks, this is the share that is taken all the same, for what nobody thought of. */
const ONE_OF = 60;

/** Reckons anew by when open chats are due: after a change of targets or hours, and where a node was saving by those before. Idempotent. */
export class ReckonDueTimes extends Command<void> {}

@CommandHandler(ReckonDueTimes)
export class ReckonDueTimesHandler implements ICommandHandler<ReckonDueTimes> {
  private settledBy?: Deadlines;
  private looks = 0;

  constructor(
    private readonly chats: Chats,
    private readonly targets: CurrentTargets,
    private readonly store: Store,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const deadlines = await this.targets.read();
    if (deadlines !== this.settledBy) [this.settledBy, this.looks] = [deadlines, 0];
    this.looks += 1;
    if (this.looks > LOOKS && this.looks % ONE_OF !== 0) return;
    if (deadlines.isEmpty && !(await this.anyDue())) return;
    const open = await this.open();
    for (let from = 0; from < open.length; from += BATCH) await this.reckon(open.slice(from, from + BATCH), deadlines);
  }

  /** Only those that changed are locked. */
  private async reckon(ids: string[], deadlines: Deadlines): Promise<void> {
    const wrong = (await this.chats.those(ids)).filter((chat) => chat.dueAt?.getTime() !== chat.dueBy(deadlines)?.getTime());
    if (wrong.length === 0) return;
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(
        tx,
        wrong.map(({ id }) => id),
      ))
        chat.reckonDue(deadlines);
    });
  }

  /** By the indexes of chats that wait and of those that agents have: closed ones, of which there are many more, are not looked at. */
  private async open(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from chats where status = 'queued' union all select id from chats where status in ('active', 'offered')`,
    );
    return rows.map(({ id }) => id);
  }

  private async anyDue(): Promise<boolean> {
    return (await this.dataSource.query<object[]>('select from chats where due_at is not null limit 1')).length > 0;
  }
}
