import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock, InvalidField, Span } from '#kernel';
import { newId, type StaffCaller, Store } from '#platform';
import type { SimulationChanges, SimulationView } from '#protocol';
import { Simulation } from './domain/simulation';
import { RunningSimulations } from './running-simulations';
import { viewOf } from './simulation-by-id';
import { Simulations } from './simulations.store';

const MAX_DAYS = 7;

/** Starts a simulation of a span that is over; this node computes it. */
export class StartSimulation extends Command<SimulationView> {
  constructor(
    readonly by: StaffCaller,
    readonly from: string,
    readonly to: string,
    readonly changes: SimulationChanges,
  ) {
    super();
  }
}

@CommandHandler(StartSimulation)
export class StartSimulationHandler implements ICommandHandler<StartSimulation> {
  constructor(
    private readonly simulations: Simulations,
    private readonly running: RunningSimulations,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, changes, ...asked }: StartSimulation): Promise<SimulationView> {
    const { from, to } = Span.of(asked.from, asked.to, { maxDays: MAX_DAYS });
    const now = this.clock.now();
    if (Date.parse(to) > now.getTime()) throw new InvalidField('/to', 'must not be in the future: only what was can be simulated');
    const { serviceLevelSeconds } = await this.settings.get();
    const simulation = new Simulation({ id: newId(), createdBy: by.id, question: { from, to, serviceLevelSeconds, changes } }, now);
    await this.store.transaction((tx) => this.simulations.addTo(tx, simulation));
    this.running.start(simulation);
    return viewOf(simulation);
  }
}
