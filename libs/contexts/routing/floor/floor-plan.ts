import { freeSeats } from '../planner/agent-load';
import { takesChats } from '../planner/eligibility';
import { type Plan, plan, type Reservation } from '../planner/planner';
import type { Policy } from '../planner/policies';
import { queueOrder } from '../planner/queue-order';
import type { Floor } from './floor-state';

/** A plan has at most so many waiting chats; a longer backlog takes several plans. */
const MAX_WAITING = 2_000;

export interface FloorPlan extends Plan {
  /** Whether chats wait that the plan has not looked at. */
  readonly isPartial: boolean;
}

/** Plan of the floor of one moment; undefined where nobody has a free seat, or nobody waits. */
export function planOf({ queue, agents, teams }: Floor, policy: Policy, now: Date): FloorPlan | undefined {
  const present = agents.present();
  const free = present.filter((agent) => takesChats(agent, now)).reduce((sum, agent) => sum + freeSeats(agent), 0);
  if (free === 0 || queue.size === 0) return undefined;
  const waiting = queue.heads(free, MAX_WAITING, queueOrder(policy));
  return { ...plan(waiting, present, policy, now, teams), isPartial: waiting.length === MAX_WAITING };
}

/** Agents of this moment who are reserved for chats that are too heavy for them yet. */
export function reservationsOn(floor: Floor, policy: Policy, now: Date): readonly Reservation[] {
  return (floor.queue.hasHeavy && planOf(floor, policy, now)?.reservations) || [];
}
