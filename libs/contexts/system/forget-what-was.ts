import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Nodes } from './nodes/nodes.store';
import { SweepOutcomes } from './sweeps/sweep-outcomes.store';

/** Removes nodes that have been silent for an hour, and what sweeps did a week ago */
export class ForgetWhatWas extends Command<void> {}

@CommandHandler(ForgetWhatWas)
export class ForgetWhatWasHandler implements ICommandHandler<ForgetWhatWas> {
  constructor(
    private readonly nodes: Nodes,
    private readonly outcomes: SweepOutcomes,
  ) {}

  async execute(): Promise<void> {
    await this.nodes.forgetGone();
    await this.outcomes.forgetOld();
  }
}
