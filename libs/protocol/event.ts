import type { Feed, Role } from './words';

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

/** `told` is what is to be said, `payload` what is sent. */
export interface ServerEvent<Payload extends object> extends ServerEventFacts {
  readonly feed?: undefined;
  readonly types?: { told: Payload; payload: Payload };
}

/** One more than that of the last event of its feed at that node; anything else, or `reset`, means that the feed has to be watched again. */
export interface Revision {
  revision: number;
  reset?: true;
}

/** One of a feed: it bears a number, so that whoever misses one knows. */
export interface FeedEvent<Payload extends object> extends ServerEventFacts {
  readonly feed: Feed;
  readonly types?: { told: Payload; payload: Payload & Revision };
}

/** A feed as of `revision`: events of higher ones, applied in their order, keep it true. */
export interface Snapshot<T> {
  data: T[];
  revision: number;
  serverTime: string;
}

/** One that is answered with `{}`, or has nothing to say. */
export type Nothing = Record<never, never>;

export function clientEvent<Payload extends object, Answer extends object = Nothing>(
  facts: ClientEventFacts,
): ClientEvent<Payload, Answer> {
  return facts;
}

export function serverEvent<Payload extends object>(facts: ServerEventFacts): ServerEvent<Payload> {
  return facts;
}

export function feedEvent<Payload extends object>(facts: ServerEventFacts & { feed: Feed }): FeedEvent<Payload> {
  return facts;
}
