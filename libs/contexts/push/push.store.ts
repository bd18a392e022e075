import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { newId, Store } from '#platform';
import type { BrowserKeys } from './encryption';
import { IS_UNTAKEN, SAID } from './chat-of-push';

export type AlarmKind = 'offered' | 'assigned' | 'message' | 'mention' | 'hand' | 'escalated';

/** What somebody is to be told of, wherever it subscribed. */
export interface Alarm {
  userId: string;
  chatId: string;
  kind: AlarmKind;
}

interface PushSubscription extends BrowserKeys {
  id: string;
  userId: string;
  sessionId: string;
  endpoint: string;
  showsText: boolean;
  createdAt: Date;
}

export const PushSubscriptionSchema = new EntitySchema<PushSubscription>({
  name: 'PushSubscription',
  tableName: 'push_subscriptions',
  columns: {
    id: { type: 'uuid', primary: true },
    userId: { type: 'uuid', name: 'user_id' },
    sessionId: { type: 'uuid', name: 'session_id' },
    endpoint: { type: 'text' },
    p256dh: { type: 'text' },
    auth: { type: 'text' },
    showsText: { type: 'boolean', name: 'shows_text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [
    { name: 'push_subscriptions_endpoint', columns: ['endpoint'], unique: true },
    { name: 'push_subscriptions_user', columns: ['userId', 'createdAt'] },
  ],
});

interface Push {
  subscriptionId: string;
  chatId: string;
  kind: string;
  tries: number;
  nextTryAt: Date | null;
  createdAt: Date;
  repeats: number;
  repeatAt: Date | null;
}

export const PushSchema = new EntitySchema<Push>({
  name: 'Push',
  tableName: 'pushes',
  columns: {
    subscriptionId: { type: 'uuid', name: 'subscription_id', primary: true },
    chatId: { type: 'uuid', name: 'chat_id', primary: true },
    kind: { type: 'text', primary: true },
    tries: { type: 'smallint', default: 0 },
    nextTryAt: { type: 'timestamptz', name: 'next_try_at', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    repeats: { type: 'smallint', default: 0 },
    repeatAt: { type: 'timestamptz', name: 'repeat_at', nullable: true },
  },
  indices: [
    { name: 'pushes_repeat', columns: ['repeatAt'], where: 'repeat_at IS NOT NULL' },
    { name: 'pushes_due', columns: ['nextTryAt'], where: 'next_try_at IS NOT NULL' },
    { name: 'pushes_age', columns: ['createdAt'] },
  ],
});

/** Devices that a user may be called at; another one takes the place of the oldest. */
const MOST_PER_USER = 10;
/** A device is called for one thing in one chat at most so often. */
const AGAIN_AFTER_SECONDS = 30;
const KEPT_SECONDS = 3600;
/** The names by which preferences say what calls somebody, where they are others. */
const IN_PREFERENCES = `case a.kind when 'offered' then 'offer' when 'escalated' then 'escalation' else a.kind end`;
/** Characters of what a customer wrote that are sent to who wants them. */
const MOST_TEXT = 140;
export const LANES = 4;
const LANE = `(hashtext(subscription_id::text) & ${LANES - 1})`;
/** What may be sent now: its subscription may be gone, or the login that made it. */
const DUE = 'pushes p join push_subscriptions s on s.id = p.subscription_id';
const OF_LOGINS = 'join sessions l on l.id = s.session_id and l.ended_at is null';

export interface DuePush extends BrowserKeys {
  subscriptionId: string;
  chatId: string;
  kind: AlarmKind;
  tries: number;
  createdAt: Date;
  endpoint: string;
  repeats: number;
  /** Whoever it is about, the author of what was said; null where the subscriber wants nothing of it sent. */
  name: string | null;
  text: string | null;
  /** What the preferences of the user say of alarms. */
  alerts: unknown;
}

/** A push that was sent and is to be sent again. */
export interface Repeated extends Alarm {
  subscriptionId: string;
  isUntaken: boolean;
}

export type NewSubscription = Pick<PushSubscription, 'userId' | 'sessionId' | 'endpoint' | 'p256dh' | 'auth' | 'showsText'>;

/** Where people are called, and what they are to be called for. A subscription is good as long as the login that made it. */
@Injectable()
export class Pushes {
  constructor(private readonly store: Store) {}

  /** Whoever has the endpoint has the browser: it changes hands with whoever is signed in there. */
  subscribe(
    { userId, sessionId, endpoint, p256dh, auth, showsText }: NewSubscription,
    now: Date,
  ): Promise<Pick<PushSubscription, 'id' | 'createdAt'>> {
    return this.store.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`push:${userId}`]);
      await tx.query(
        `delete from push_subscriptions where user_id = $1 and endpoint <> $2 and id not in
           (select id from push_subscriptions where user_id = $1 and endpoint <> $2 order by created_at desc, id desc limit $3)`,
        [userId, endpoint, MOST_PER_USER - 1],
      );
      const [row] = await tx.query<{ id: string; createdAt: Date }>(
        `insert into push_subscriptions (id, user_id, session_id, endpoint, p256dh, auth, shows_text, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (endpoint) do update set user_id = excluded.user_id, session_id = excluded.session_id, p256dh = excluded.p256dh,
           auth = excluded.auth, shows_text = excluded.shows_text
         returning id, created_at as "createdAt"`,
        [newId(), userId, sessionId, endpoint, p256dh, auth, showsText, now],
      );
      return row!;
    });
  }

  /** @returns whether there was one of this user */
  async unsubscribe(userId: string, endpoint: string): Promise<boolean> {
    return this.store.transaction(
      async (tx) =>
        (await tx.query('delete from push_subscriptions where user_id = $1 and endpoint = $2 returning id', [userId, endpoint])).length > 0,
    );
  }

  async subscribers(): Promise<string[]> {
    return (await this.store.read<{ userId: string }>('select distinct user_id as "userId" from push_subscriptions', [])).map(
      ({ userId }) => userId,
    );
  }

  /** Puts what people are to be called for into the queue; what waits already, or was sent a moment ago, is not called again. */
  async add(alarms: readonly Alarm[], now: Date): Promise<void> {
    await this.store.transaction((tx) =>
      tx.query(
        `insert into pushes (subscription_id, chat_id, kind, tries, next_try_at, created_at)
         select distinct s.id, a.chat_id, a.kind, 0, $4::timestamptz, $4::timestamptz
           from unnest($1::uuid[], $2::uuid[], $3::text[]) a (user_id, chat_id, kind) join push_subscriptions s on s.user_id = a.user_id ${OF_LOGINS}
           left join preferences f on f.user_id = a.user_id
         where f.preferences #> array['alerts', 'events', ${IN_PREFERENCES}] is distinct from 'false'
         on conflict (subscription_id, chat_id, kind) do update set tries = 0, repeats = 0, repeat_at = null, next_try_at = excluded.next_try_at, created_at = excluded.created_at
           where pushes.next_try_at is null and pushes.created_at <= excluded.created_at - make_interval(secs => ${AGAIN_AFTER_SECONDS})`,
        [alarms.map(({ userId }) => userId), alarms.map(({ chatId }) => chatId), alarms.map(({ kind }) => kind), now],
      ),
    );
  }

  async dueLanes(now: Date): Promise<number[]> {
    const rows = await this.store.read<{ lane: number }>(
      `select distinct ${LANE} as lane from ${DUE} ${OF_LOGINS} where p.next_try_at <= $1`,
      [now],
    );
    return rows.map(({ lane }) => lane);
  }

  due(lane: number, now: Date, most: number): Promise<DuePush[]> {
    return this.store.read<DuePush>(
      `select p.subscription_id as "subscriptionId", p.chat_id as "chatId", p.kind, p.tries, p.repeats, p.created_at as "createdAt",
         s.endpoint, s.p256dh, s.auth, case when s.shows_text then said.name end as name, case when s.shows_text then left(said.text, ${MOST_TEXT}) end as text,
         f.preferences -> 'alerts' as alerts
       from ${DUE} ${OF_LOGINS} join chats c on c.id = p.chat_id left join preferences f on f.user_id = s.user_id
         left join lateral (${SAID}) said on true
       where p.next_try_at <= $1 and ${LANE} = $2 order by p.next_try_at limit $3`,
      [now, lane, most],
    );
  }

  /**
   * @param nextTryAt null when it is over, because it was sent or given up
   * @param repeatAt when it is sent again, unless it was taken before; null: no more
   */
  async tried({ subscriptionId, chatId, kind }: DuePush, nextTryAt: Date | null, repeatAt: Date | null): Promise<void> {
    await this.store.read(
      'update pushes set tries = tries + 1, next_try_at = $4, repeat_at = $5 where subscription_id = $1 and chat_id = $2 and kind = $3 returning 1',
      [subscriptionId, chatId, kind, nextTryAt, repeatAt],
    );
  }

  /** What is to be sent again by now; `isUntaken` says whether nobody has done yet what it calls for. */
  toRepeat(now: Date, most: number): Promise<Repeated[]> {
    return this.store.read<Repeated>(
      `select p.subscription_id as "subscriptionId", p.chat_id as "chatId", p.kind, s.user_id as "userId", coalesce(${IS_UNTAKEN}, false) as "isUntaken"
       from ${DUE} join chats c on c.id = p.chat_id where p.repeat_at <= $1 order by p.repeat_at limit $2`,
      [now, most],
    );
  }

  /** Sends these again, and those not. */
  async repeat(again: readonly Repeated[], over: readonly Repeated[], now: Date): Promise<void> {
    const keys = (of: readonly Repeated[]) => [
      of.map(({ subscriptionId }) => subscriptionId),
      of.map(({ chatId }) => chatId),
      of.map(({ kind }) => kind),
    ];
    const those = '(subscription_id, chat_id, kind) in (select * from unnest($1::uuid[], $2::uuid[], $3::text[])) and repeat_at <= $4';
    await this.store.transaction(async (tx) => {
      await tx.query(
        `update pushes set tries = 0, repeats = repeats + 1, repeat_at = null, next_try_at = $4, created_at = $4 where ${those}`,
        [...keys(again), now],
      );
      await tx.query(`update pushes set repeat_at = null where ${those}`, [...keys(over), now]);
    });
  }

  /** The push service knows it no more. */
  async forget(subscriptionId: string): Promise<void> {
    await this.store.read('delete from push_subscriptions where id = $1 returning 1', [subscriptionId]);
  }

  /** Removes what is over, and subscriptions of logins that are. */
  async removeOld(now: Date): Promise<void> {
    await this.store.read(`delete from pushes where created_at < $1::timestamptz - make_interval(secs => ${KEPT_SECONDS}) returning 1`, [
      now,
    ]);
    await this.store.read(
      'delete from push_subscriptions s where not exists (select 1 from sessions l where l.id = s.session_id and l.ended_at is null) returning 1',
      [],
    );
  }
}
