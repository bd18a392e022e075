import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import { RunningSimulations } from './running-simulations';
import { Simulations } from './simulations.store';

/** Cancels a simulation of the caller. One that another node computes ends when that node asks whether it is still wanted. */
export class CancelSimulation extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly simulationId: string,
  ) {
    super();
  }
}

@CommandHandler(CancelSimulation)
export class CancelSimulationHandler implements ICommandHandler<CancelSimulation> {
  constructor(
    private readonly simulations: Simulations,
    private readonly running: RunningSimulations,
  ) {}

  async execute({ by, simulationId }: CancelSimulation): Promise<void> {
    await this.simulations.change(simulationId, (simulation) => simulation.cancel(by.id));
    this.running.stop(simulationId);
  }
}
