import type { Feed, RecordChangeType, Role } from './words';

/** Token bucket of one event: tokens per second, and the size of the bucket. */
export interface OwnRate {
  perSecond: number;
  holds: number;
}

interface ClientEventFacts {
  /** What sending the event does, as a sentence without its subject. */
  does: string;
  /** The lowest role that may send the event; `customer` means anybody who is signed in, `customers-only` nobody of the staff. */
  from: 'customers-only' | 'customer' | Role;
  /** Whether a screen on a wall may send it, too. */
  screens?: true;
  /** Rate limit in addition to the one for all events together; `messages` means the limit of messages, which is a setting. */
  rate?: 'messages' | OwnRate;
}

interface ServerEventFacts {
  audience: string;
  /** Whether a webhook may subscribe to the event. */
  webhook: boolean;
  /** Whether sockets hear the changes of one record within 250 ms as one. */
  gathered?: true;
}

/** Entry of a client event. `types` exists at compile time only; `RequestOf` and `ReplyOf` read it. */
export interface ClientEvent<Payload extends object, Answer extends object> extends ClientEventFacts {
  readonly types?: { payload: Payload; answer: Answer };
}

/** Entry of a server event. `told` is the type that a context passes to be sent, `payload` the type that the client receives. */
export interface ServerEvent<Payload extends object> extends ServerEventFacts {
  readonly feed?: undefined;
  readonly types?: { told: Payload; payload: Payload };
}

/**
 * Revision of a feed: each event of a feed on a node has the revision of the previous event plus one. After a gap, or with `reset`, the
 * client must watch the feed again.
 */
export interface Revision {
  revision: number;
  reset?: true;
}

/** Entry of a feed event: its payload carries a revision, so that a client notices a missing event. */
export interface FeedEvent<Payload extends object> extends ServerEventFacts {
  readonly feed: Feed;
  readonly types?: { told: Payload; payload: Payload & Revision };
}

/** Snapshot of a feed at `revision`. The client keeps it up to date by applying the events of higher revisions in their order. */
export interface Snapshot<T> {
  data: T[];
  revision: number;
  serverTime: string;
}

/** A record changed, which the client reads again if it shows it; `id` is null when more records changed than are told one by one. */
export interface RecordChange {
  id: string | null;
  change: RecordChangeType;
}

/** Empty payload, or the empty ack `{}`. */
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
