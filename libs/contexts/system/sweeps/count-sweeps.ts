import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SweepOutcomes } from './sweep-outcomes.store';
import { SweepTally } from './sweep-tally';

/** Adds what the sweeps of this node repaired, and how often they failed, to the counts of all nodes */
export class CountSweeps extends Command<void> {}

@CommandHandler(CountSweeps)
export class CountSweepsHandler implements ICommandHandler<CountSweeps> {
  constructor(
    private readonly tally: SweepTally,
    private readonly outcomes: SweepOutcomes,
  ) {}

  async execute(): Promise<void> {
    const counts = await this.tally.untaken();
    await this.outcomes.add(counts);
    this.tally.take(counts);
  }
}
