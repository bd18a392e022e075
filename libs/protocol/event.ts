import type { Role } from './words';

/** In a bucket of its own: so many a second, and so many at once. */
export interface OwnRate {
  perSecond: number;
  holds: number;
}

interface ClientEventFacts {
  /** What it does, in words. */
  does: string;
  /** The least that whoever sends it must be; `customer` is anybody who is signed in. */
  from: 'customer' | Role;
  /** What bounds it besides the rate of all events together; `messages` is the rate of those. */
  rate?: 'messages' | OwnRate;
}

interface ServerEventFacts {
  audience: string;
  /** Whether a webhook may subscribe to it. */
  webhook: boolean;
}

/** `types` is in the types alone: what an entry carries, for `PayloadOf` and the like. */
export interface ClientEvent<Payload extends object, Answer extends object> extends ClientEventFacts {
  readonly types?: { payload: Payload; answer: Answer };
}

export interface ServerEvent<Payload extends object> extends ServerEventFacts {
  readonly types?: { payload: Payload };
}

/** One that is answered with `{}`, or has nothing to say. */
export type Nothing = Record<never, never>;

export function clientEvent<Payload extends object, Answer extends object = Nothing>(facts: ClientEventFacts): ClientEvent<Payload, Answer> {
  return facts;
}

export function serverEvent<Payload extends object>(facts: ServerEventFacts): ServerEvent<Payload> {
  return facts;
}
