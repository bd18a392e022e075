import type { ServerEventName, ServerFacts } from '#protocol';

/** A payload and the rooms that receive it. A socket in several of these rooms receives it once. */
export interface Told<N extends ServerEventName> {
  payload: ServerFacts[N];
  to: string[];
  except?: string[];
  /** Of a feed: whoever hears it has to ask for the whole state anew. */
  reset?: true;
}

/** An event ready to send: its name, and the payloads with their rooms. */
export type WireEvent = {
  [N in ServerEventName]: {
    name: N;
    told: Told<N>[];
    /** Of a feed: by what each node makes versions of its own (`Sockets.versions`). It is never sent to clients. */
    aside?: unknown;
  };
}[ServerEventName];
