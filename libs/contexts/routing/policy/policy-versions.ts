import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntitySchema, LessThan } from 'typeorm';
import { CurrentSettings } from '#directory';
import { type Policy, rankings } from '../planner/policies';
import { type PolicyRules, ROUTING_POLICY_ID, type RoutingPolicyRules } from './domain/routing-policy';
import { RoutingPolicies } from './routing-policy.store';

/** Time for which a node may go on with the policy that it has read. */
const FRESH_FOR_MS = 500;

export interface PolicyVersion extends PolicyRules {
  version: number;
  name: string;
  createdAt: Date;
  /** Null: it came with the program. */
  createdBy: string | null;
  /** Position of the last event that an earlier version decided. By it decisions are known that do not name their version. */
  sincePosition: string;
}

/** Versions of the routing policy: all are kept, because a decision is explained by the version that made it. */
export const PolicyVersionSchema = new EntitySchema<PolicyVersion>({
  name: 'PolicyVersion',
  tableName: 'routing_policies',
  columns: {
    version: { type: 'integer', primary: true },
    name: { type: 'text' },
    rank: { type: 'text', array: true },
    queueOrder: { type: 'text', name: 'queue_order', default: 'priority' },
    note: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by', nullable: true },
    sincePosition: { type: 'bigint', name: 'since_position' },
  },
});

/** What a trial has different from the policy in force; what is absent is as it is. */
export interface PolicyTrial extends Partial<Pick<PolicyRules, 'rank' | 'queueOrder'>> {
  priorityAgingSeconds?: number | null;
  declineCooldownSeconds?: number;
}

@Injectable()
export class PolicyVersions {
  private known?: { read: Promise<RoutingPolicyRules>; at: number };

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly rows: RoutingPolicies,
    private readonly settings: CurrentSettings,
  ) {}

  /** The policy in force, read at most twice a second. */
  async current(): Promise<Policy> {
    return this.inForce(await this.rules());
  }

  /** The policy in force with what a trial changes; its version is that of the policy in force. */
  async tried({ rank, queueOrder, priorityAgingSeconds, declineCooldownSeconds }: PolicyTrial): Promise<Policy> {
    const current = await this.current();
    return {
      ...current,
      rank: rank ? ranked(rank) : current.rank,
      queueOrder: queueOrder ?? current.queueOrder,
      priorityAgingSeconds: priorityAgingSeconds === undefined ? current.priorityAgingSeconds : priorityAgingSeconds,
      declineCooldownSeconds: declineCooldownSeconds ?? current.declineCooldownSeconds,
    };
  }

  /** The policy of a decision that names its version, or of one at this position of the log. */
  async of({ version, position }: { version?: number; position: string }): Promise<Policy> {
    const where = version === undefined ? { sincePosition: LessThan(position) } : { version };
    const versions = this.dataSource.getRepository(PolicyVersionSchema);
    return this.inForce(await versions.findOneOrFail({ where, order: { version: 'DESC' } }));
  }

  forget(): void {
    this.known = undefined;
  }

  private rules(): Promise<RoutingPolicyRules> {
    if (this.known === undefined || performance.now() - this.known.at > FRESH_FOR_MS) {
      const read = this.rows.get(ROUTING_POLICY_ID);
      read.catch(() => this.forget());
      this.known = { read, at: performance.now() };
    }
    return this.known.read;
  }

  private async inForce({
    name,
    version,
    rank,
    queueOrder,
  }: Pick<PolicyVersion, 'name' | 'version' | 'rank' | 'queueOrder'>): Promise<Policy> {
    const { priorityAgingSeconds, declineCooldownSeconds, breathingSeconds, replyLateSeconds } = await this.settings.get();
    const seconds = { priorityAgingSeconds, declineCooldownSeconds, breathingSeconds, keptForItsAgentSeconds: replyLateSeconds };
    return { name, version, rank: ranked(rank), queueOrder, ...seconds };
  }
}

function ranked(names: readonly string[]): Policy['rank'] {
  return names.map((each) => rankings[each]!);
}
