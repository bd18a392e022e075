import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { StaffCaller } from '#platform';
import type { SimulationView } from '#protocol';
import { Simulation } from './domain/simulation';
import { simulationNotFound } from './domain/simulation.errors';

export function viewOf({ id, state, progress, question, createdAt, result, failure }: Simulation): SimulationView {
  return { id, state, progress, ...question, createdAt: createdAt.toISOString(), result, failure };
}

/** A simulation of the caller, as far as it is. */
export class SimulationById extends Query<SimulationView> {
  constructor(
    readonly by: StaffCaller,
    readonly simulationId: string,
  ) {
    super();
  }
}

@QueryHandler(SimulationById)
export class SimulationByIdHandler implements IQueryHandler<SimulationById> {
  constructor(@InjectRepository(Simulation) private readonly simulations: Repository<Simulation>) {}

  async execute({ by, simulationId }: SimulationById): Promise<SimulationView> {
    const simulation = await this.simulations.findOneBy({ id: simulationId, createdBy: by.id });
    if (!simulation) throw simulationNotFound();
    return viewOf(simulation);
  }
}
