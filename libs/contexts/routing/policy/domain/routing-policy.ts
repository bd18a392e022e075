import { type Actor, Aggregate } from '#kernel';
import type { QueueOrderName } from '#words';
import { RoutingPolicyScheduled, RoutingPolicySet } from './routing-policy.events';

/** Id of the single row of the policy. */
export const ROUTING_POLICY_ID = '00000000-0000-7000-8000-000000000003';

/** What a policy says: how agents are told apart, and in which order chats are served. */
export interface PolicyRules {
  name: string | null;
  /** Names of rankings in their order. */
  rank: string[];
  queueOrder: QueueOrderName;
  note: string | null;
}

export interface ScheduledPolicy extends PolicyRules {
  /** RFC 3339. */
  effectiveAt: string;
  createdBy: string;
}

/** Routing policy: the version in force, and the one that follows it at a moment to come. */
export class RoutingPolicyRules extends Aggregate {
  readonly id: string;
  version: number;
  name: string;
  rank: string[];
  queueOrder: QueueOrderName;
  note: string | null;
  since: Date;
  /** Null: it came with the program. */
  createdBy: string | null;
  scheduled: ScheduledPolicy | null;

  constructor({ version, name, rank, queueOrder }: Pick<RoutingPolicyRules, 'version' | 'name' | 'rank' | 'queueOrder'>, now: Date) {
    super();
    this.id = ROUTING_POLICY_ID;
    this.version = version;
    this.name = name;
    this.rank = rank;
    this.queueOrder = queueOrder;
    this.note = null;
    this.since = now;
    this.createdBy = null;
    this.scheduled = null;
  }

  /** Puts a new version in force, now or at `effectiveAt`; one that is scheduled already gives way to another, not to one of now. */
  set(rules: PolicyRules, by: Actor, now: Date, effectiveAt?: Date): void {
    if (effectiveAt === undefined || effectiveAt <= now) return this.begin(rules, by.id, now);
    this.scheduled = { ...rules, effectiveAt: effectiveAt.toISOString(), createdBy: by.id! };
    this.record(new RoutingPolicyScheduled(this.id, this.version));
  }

  unschedule(): void {
    if (this.scheduled === null) return;
    this.scheduled = null;
    this.record(new RoutingPolicyScheduled(this.id, this.version));
  }

  /** Puts in force what was scheduled for `now` or before. */
  beginScheduled(now: Date): void {
    const { scheduled } = this;
    if (scheduled === null || Date.parse(scheduled.effectiveAt) > now.getTime()) return;
    this.scheduled = null;
    this.begin(scheduled, scheduled.createdBy, now);
  }

  private begin({ name, rank, queueOrder, note }: PolicyRules, createdBy: string | null, now: Date): void {
    this.version += 1;
    this.name = name ?? `version-${this.version}`;
    this.rank = rank;
    this.queueOrder = queueOrder;
    this.note = note;
    this.since = now;
    this.createdBy = createdBy;
    this.record(new RoutingPolicySet(this.id, this.version));
  }
}
