import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Pushes } from '../push.store';

/** Removes alarms after an hour, and subscriptions whose login has ended. */
export class RemoveOldPushes extends Command<void> {}

@CommandHandler(RemoveOldPushes)
export class RemoveOldPushesHandler implements ICommandHandler<RemoveOldPushes> {
  constructor(
    private readonly pushes: Pushes,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<void> {
    return this.pushes.removeOld(this.clock.now());
  }
}
