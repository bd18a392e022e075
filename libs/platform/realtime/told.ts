import type { ServerEventName, ServerFacts } from '#protocol';

/** A payload and the rooms whose sockets hear it, each once. */
export interface Told<N extends ServerEventName> {
  payload: ServerFacts[N];
  to: string[];
  except?: string[];
}

/** One thing to send: a name and who hears what under it. */
export type WireEvent = { [N in ServerEventName]: { name: N; told: Told<N>[] } }[ServerEventName];
