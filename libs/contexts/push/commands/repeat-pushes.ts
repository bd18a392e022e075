import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { WhoSees } from '#routing';
import { Pushes, type Repeated } from '../push.store';

const BATCH = 200;

/** Calls again for what nobody has taken, of those who may still see the chat. Idempotent. */
export class RepeatPushes extends Command<void> {}

@CommandHandler(RepeatPushes)
export class RepeatPushesHandler implements ICommandHandler<RepeatPushes> {
  constructor(
    private readonly pushes: Pushes,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    const due = await this.pushes.toRepeat(now, BATCH);
    if (due.length === 0) return;
    const again = new Set(await this.queries.execute(new WhoSees(due.filter(({ isUntaken }) => isUntaken))));
    const isAgain = (each: Repeated): boolean => again.has(each);
    await this.pushes.repeat(
      due.filter(isAgain),
      due.filter((each) => !isAgain(each)),
      now,
    );
  }
}
