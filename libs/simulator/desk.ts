import type { AgentStatus } from '#words';
import { seatsFor, type Skill } from '#routing/planner';
import type { SimulatedAgent } from './scenario';

/** A mutable `AgentLoad`. The planner reads its current values when it makes a plan. */
interface MutableLoad {
  readonly agentId: string;
  status: AgentStatus;
  activeChats: number;
  readonly maxConcurrentChats: number;
  lastAssignedAt: Date | null;
  nextChatAt: Date | null;
  readonly skills: readonly Skill[];
  readonly teamIds: readonly string[];
}

/** The measured part of the run, in seconds since the start. */
export interface Window {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

export function overlap(window: Window, fromSeconds: number, toSeconds: number): number {
  return Math.max(0, Math.min(window.toSeconds, toSeconds) - Math.max(window.fromSeconds, fromSeconds));
}

/**
 * Desk of a simulated agent, with the time it spent in the window. An agent who finishes its last chats after the shift counts as present
 * until then, and so does one who wraps them up.
 */
export class Desk {
  readonly load: MutableLoad;
  /** Seconds present, multiplied by the number of seats. */
  seatSeconds = 0;
  /** Seconds with a seat taken, summed over the seats. */
  takenSeconds = 0;
  /** Seconds with at least one seat taken. */
  busySeconds = 0;
  private since = 0;

  constructor(
    { id, maxConcurrentChats, skills, teamIds }: SimulatedAgent,
    private readonly window: Window,
  ) {
    this.load = {
      agentId: id,
      status: 'offline',
      activeChats: 0,
      maxConcurrentChats,
      lastAssignedAt: null,
      nextChatAt: null,
      skills,
      teamIds,
    };
  }

  get freeSeats(): number {
    return this.load.status === 'online' ? Math.max(0, this.load.maxConcurrentChats - this.load.activeChats) : 0;
  }

  show(status: AgentStatus, now: number): void {
    this.countUntil(now);
    this.load.status = status;
  }

  /**
   * @param nextChatAt when the agent may get another chat; null: at once
   * @returns the seats that the chat takes, as many as it weighs
   */
  take(weight: number, now: number, date: Date, nextChatAt: Date | null): number {
    this.countUntil(now);
    const seats = seatsFor(weight, this.load);
    this.load.activeChats += seats;
    this.load.lastAssignedAt = date;
    this.load.nextChatAt = nextChatAt;
    return seats;
  }

  release(seats: number, now: number): void {
    this.countUntil(now);
    this.load.activeChats -= seats;
  }

  countUntil(now: number): void {
    const { status, activeChats, maxConcurrentChats } = this.load;
    const seconds = overlap(this.window, this.since, now);
    this.since = now;
    if (status === 'online' || activeChats > 0) this.seatSeconds += seconds * maxConcurrentChats;
    if (activeChats > 0) this.busySeconds += seconds;
    this.takenSeconds += seconds * activeChats;
  }
}
