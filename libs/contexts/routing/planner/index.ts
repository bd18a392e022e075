/** The choice as the simulator makes it, too. */
export { Heap } from './heap';
export { plan } from './planner';
export { defaultPolicy, type Policy, rankings } from './policies';
export { levelOf, type Seat, type Skill } from './seat';
export type { SkillNeed, WaitingChat } from './waiting-chat';
