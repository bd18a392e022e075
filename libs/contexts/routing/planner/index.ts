/** Exports of the planner for the simulator, which chooses as the dispatcher does. */
export { Heap } from './heap';
export { type Assignment, plan } from './planner';
export { defaultPolicy, type Policy, rankings } from './policies';
export { levelOf, seatsFor, type AgentLoad, type Skill } from './agent-load';
export { type TeamLoad, TeamLoads } from './team-loads';
export { type SkillNeed, type WaitingChat, weightOf } from './waiting-chat';
