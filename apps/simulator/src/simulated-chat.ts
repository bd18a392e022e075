import type { WaitingChat } from '#routing/planner';

/** A chat with all that chance had in store for it, drawn when it came. */
export interface SimulatedChat {
  /** Its place in the scenario's streams. */
  readonly stream: number;
  readonly asked: WaitingChat;
  readonly arrivedAt: number;
  readonly handlingSeconds: number;
  /** Infinity: never leaves. */
  readonly patienceSeconds: number;
  /** `waiting` at the end of a run: nobody was ever there for it. */
  fate: 'waiting' | 'answered' | 'abandoned';
  /** Until it was answered or given up. */
  waitedSeconds: number;
  /** Place in the scenario's agents; -1: none. */
  agent: number;
}
