import type { QueueOrderName, SimulationFailure, SimulationState } from '../words';

/** What is different from what was. Absent: as it was. */
export interface SimulationChanges {
  /** So many agents more. */
  addAgents?: number;
  /** They have the skills, the limit and the hours of this one; without it all skills, the usual limit, and the hours in which anybody was there. */
  likeAgentId?: string;
  /** Limit of everybody. */
  maxConcurrentChats?: number;
  /** Null: waiting changes nothing. */
  priorityAgingSeconds?: number | null;
  /** Whether the higher priority is served first, or whichever is due first. */
  queueOrder?: QueueOrderName;
  /** What tells two agents apart, in this order. */
  rank?: string[];
}

export type SimulatedFigure =
  | 'serviceLevel'
  | 'asaSeconds'
  | 'p90Seconds'
  | 'longestWaitSeconds'
  | 'abandonment'
  | 'answered'
  | 'unserved'
  | 'occupancy'
  | 'busy'
  | 'agents';

/** Means over the runs. Rates are 0–1; null where a run has nothing to tell. `occupancy` is of seats, `busy` of agents' time; wrapping up is in both. */
export type SimulatedFigures = Record<SimulatedFigure, number | null>;

export interface SimulationResult {
  chats: number;
  /** Each was simulated as it was and with what is different, with the same customers. */
  runs: number;
  /** How it really was. */
  happened: {
    offered: number;
    answered: number;
    abandoned: number;
    unserved: number;
    serviceLevel: number | null;
    asaSeconds: number | null;
    p90Seconds: number | null;
    longestWaitSeconds: number | null;
    abandonment: number | null;
  };
  /** Simulated as it was. */
  before: SimulatedFigures;
  /** Simulated with what is different. */
  after: SimulatedFigures;
  /** `after` minus `before` in each pair of runs: the mean and its standard error. */
  difference: Partial<Record<SimulatedFigure, { mean: number; standardError: number }>>;
  skills: { name: string; before: SimulatedFigures; after: SimulatedFigures }[];
  /** By the hour in which chats came: mean waits in seconds, of all of them. */
  hours: { fromSeconds: number; chats: number; happened: number; before: number; after: number }[];
}

export interface SimulationView {
  id: string;
  state: SimulationState;
  /** 0–1. */
  progress: number;
  from: string;
  to: string;
  changes: SimulationChanges;
  serviceLevelSeconds: number;
  createdAt: string;
  /** Null unless it is done. */
  result: SimulationResult | null;
  /** Null unless it failed. */
  failure: SimulationFailure | null;
}

export interface JobStarted {
  jobId: string;
}

export type JobView = Pick<SimulationView, 'id' | 'state' | 'progress' | 'result' | 'failure' | 'createdAt'>;
