import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Simulations } from './simulations.store';

/** A thread tells how far it is several times a second, but not while it reads. */
const LOST_AFTER_MS = 90_000;
const KEPT_MS = 7 * 86_400_000;

/** Ends simulations whose node is gone, and removes old ones. */
export class EndLostSimulations extends Command<void> {}

@CommandHandler(EndLostSimulations)
export class EndLostSimulationsHandler implements ICommandHandler<EndLostSimulations> {
  constructor(
    private readonly simulations: Simulations,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const id of await this.simulations.lostSince(new Date(now - LOST_AFTER_MS)))
      await this.simulations.change(id, (simulation) => simulation.fail('interrupted'));
    await this.simulations.removeBefore(new Date(now - KEPT_MS));
  }
}
