import { DomainEvent } from '#kernel';
import type { SimulationState } from '#words';

abstract class SimulationEvent extends DomainEvent {
  constructor(readonly simulationId: string) {
    super();
  }

  get streamId(): string {
    return this.simulationId;
  }
}

export class SimulationStarted extends SimulationEvent {
  constructor(
    simulationId: string,
    readonly byId: string,
  ) {
    super(simulationId);
  }
}

/** End of a simulation: it is done, has failed or was cancelled. */
export class SimulationEnded extends SimulationEvent {
  constructor(
    simulationId: string,
    readonly state: SimulationState,
  ) {
    super(simulationId);
  }
}
