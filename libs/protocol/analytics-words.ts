/** Words of figures and of what would have been. */

/** Service level: of the chats that asked for an agent, the share that got one soon enough. T is the target time; see docs/metrics.md. */
export const SERVICE_LEVEL_FORMULAS = [
  'answered_or_abandoned_within_of_offered',
  'answered_within_of_answered',
  'answered_within_of_offered',
  'answered_within_of_offered_without_abandoned_within',
  'answered_within_or_short_of_offered',
] as const;
export type ServiceLevelFormula = (typeof SERVICE_LEVEL_FORMULAS)[number];

/** By what the figures of analytics can be broken down. */
export const BREAKDOWNS = ['agent', 'skill', 'team', 'priority', 'tag', 'closeReason', 'hourOfWeek'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export const INTERVALS = ['quarter', 'hour', 'day', 'week'] as const;
/** `quarter` is a quarter of an hour. */
export type Interval = (typeof INTERVALS)[number];

export const DURATION_METRICS = ['waitSeconds', 'firstResponseSeconds', 'responseSeconds', 'handleSeconds', 'heldSeconds'] as const;
export type DurationMetric = (typeof DURATION_METRICS)[number];

export const SERIES_METRICS = [
  'started',
  'answered',
  'abandoned',
  'closed',
  ...DURATION_METRICS,
  'serviceLevel',
  'rating',
  'occupancy',
  'queued',
  'transfers',
  'firstResponseAttainment',
  'replyAttainment',
] as const;
export type SeriesMetric = (typeof SERIES_METRICS)[number];

/** What of many durations is told. */
export const DURATION_STATISTICS = ['mean', 'p50', 'p90', 'p99'] as const;
export type DurationStatistic = (typeof DURATION_STATISTICS)[number];

export const SIMULATION_STATES = ['running', 'done', 'failed', 'cancelled'] as const;
export type SimulationState = (typeof SIMULATION_STATES)[number];

/** Why a simulation came to nothing. */
export const SIMULATION_FAILURES = ['no_chats', 'nobody_there', 'agent_not_there', 'too_many_chats', 'interrupted', 'failed'] as const;
export type SimulationFailure = (typeof SIMULATION_FAILURES)[number];
