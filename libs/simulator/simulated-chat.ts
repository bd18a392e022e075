import type { WaitingChat } from '#routing/planner';

/** A chat with its random properties, which are drawn on arrival. */
export interface SimulatedChat {
  /** Index of its stream in the scenario. */
  readonly stream: number;
  readonly asked: WaitingChat;
  readonly arrivedAt: number;
  readonly handlingSeconds: number;
  /** Seconds after the handling for which the seats stay taken. */
  readonly wrapUpSeconds: number;
  /** Infinity if the customer never leaves. */
  readonly patienceSeconds: number;
  /** `waiting` at the end of a run means that no agent ever came who could take the chat. */
  fate: 'waiting' | 'answered' | 'abandoned';
  /** Seconds until the chat was answered or abandoned. */
  waitedSeconds: number;
  /** Index of its agent in the scenario; -1 if none. */
  agent: number;
  /** Seats that it takes of its agent. */
  seats: number;
}
