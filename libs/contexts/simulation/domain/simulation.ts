import { Aggregate } from '#kernel';
import type { SimulationChanges, SimulationResult } from '#protocol';
import type { SimulationFailure, SimulationState } from '#words';
import { simulationNotFound } from './simulation.errors';
import { SimulationEnded, SimulationStarted } from './simulation.events';

/** What is simulated: a span of time that is over, and what would have been different. */
export interface Question {
  from: string;
  to: string;
  serviceLevelSeconds: number;
  changes: SimulationChanges;
}

/** Job: a simulation of somebody, from its start to its result. */
export class Simulation extends Aggregate {
  readonly id: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly question: Question;
  state: SimulationState = 'running';
  /** 0–1. */
  progress = 0;
  /** When the node that computes it was heard of last. */
  seenAt: Date;
  result: SimulationResult | null = null;
  failure: SimulationFailure | null = null;

  constructor({ id, createdBy, question }: Pick<Simulation, 'id' | 'createdBy' | 'question'>, now: Date) {
    super();
    this.id = id;
    this.createdBy = createdBy;
    this.question = question;
    this.createdAt = now;
    this.seenAt = now;
    this.record(new SimulationStarted(id, createdBy));
  }

  finish(result: SimulationResult): void {
    this.end('done', () => {
      this.result = result;
      this.progress = 1;
    });
  }

  fail(failure: SimulationFailure): void {
    this.end('failed', () => (this.failure = failure));
  }

  /** Of one that has ended nothing changes. @throws DomainError `simulation.not_found` when it is somebody else's */
  cancel(byId: string): void {
    if (byId !== this.createdBy) throw simulationNotFound();
    this.end('cancelled', () => undefined);
  }

  private end(state: SimulationState, change: () => unknown): void {
    if (this.state !== 'running') return;
    this.state = state;
    change();
    this.record(new SimulationEnded(this.id, state));
  }
}
