import type { ServerEventName, ServerFacts } from '#protocol';

/** A payload and the rooms that receive it. A socket in several of these rooms receives it once. */
export interface Told<N extends ServerEventName> {
  payload: ServerFacts[N];
  to: string[];
  except?: string[];
}

/** An event ready to send: its name, and the payloads with their rooms. */
export type WireEvent = { [N in ServerEventName]: { name: N; told: Told<N>[] } }[ServerEventName];
