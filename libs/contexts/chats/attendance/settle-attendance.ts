import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { CustomerPresences } from './attendance.store';
import { type Attendance, Visits } from './visits';

/** How long a customer may be without a socket, e.g. while a page reloads, before it counts as gone. */
const GRACE_SECONDS = 5;

/**
 * Reconciles the presence of customers with their visits: whoever has an open visit comes, whoever has none leaves. `customerIds` null
 * means all customers. Idempotent, and safe on all nodes at once.
 */
export class SettleAttendance extends Command<void> {
  constructor(readonly customerIds: readonly string[] | null) {
    super();
  }
}

@CommandHandler(SettleAttendance)
export class SettleAttendanceHandler implements ICommandHandler<SettleAttendance> {
  constructor(
    private readonly presences: CustomerPresences,
    private readonly visits: Visits,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ customerIds }: SettleAttendance): Promise<void> {
    const now = this.clock.now();
    const goneBefore = new Date(now.getTime() - (await this.graceSeconds()) * 1000);
    const ids = await this.visits.unsettled(goneBefore, customerIds);
    if (ids.length === 0) return;
    await this.store.transaction(async (tx) => {
      const locked = await this.presences.lockAll(tx, ids);
      const known = new Map((await this.visits.of(tx, ids)).map((attendance) => [attendance.customerId, attendance]));
      for (const presence of locked) {
        const { isHere, leftAt } = known.get(presence.id) ?? GONE;
        if (isHere) presence.come(now);
        else if (leftAt === null || leftAt <= goneBefore) presence.leave(leftAt ?? now);
      }
      await this.visits.forget(
        tx,
        locked.filter(({ online }) => !online).map(({ id }) => id),
      );
    });
  }

  /** The grace period never exceeds `abandonAfterDisconnectSeconds`: it must not delay the closing of an abandoned chat. */
  private async graceSeconds(): Promise<number> {
    const { abandonAfterDisconnectSeconds } = await this.settings.get();
    return abandonAfterDisconnectSeconds === 0 ? GRACE_SECONDS : Math.min(GRACE_SECONDS, abandonAfterDisconnectSeconds);
  }
}

const GONE: Omit<Attendance, 'customerId'> = { isHere: false, leftAt: null };
