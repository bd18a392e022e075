/** The simulator: what a floor would do, computed on the planner that decides in earnest. docs/simulator.md describes it. */
export { ScenarioInvalid } from './fields';
export { NothingToLearnFrom, readHistory, readPast, type History, type Past } from './history';
export type { Ask } from './past';
export { measure, type Measures, type Result } from './measures';
export type { Scenario } from './scenario';
export { readScenario } from './scenario-input';
export { Simulation } from './simulation';
export { type Theory, theoryOf } from './theory';
export type { WaitMeasures } from './waits';
export { RANKING_NAMES, whatIf } from './what-if';
