import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntitySchema } from 'typeorm';
import { CurrentSettings } from '#directory';
import { type Policy, rankings } from '../planner/policies';

export interface PolicyVersion {
  version: number;
  name: string;
  /** Names of the rankings in their order: the first whose scores of two agents differ decides. */
  rank: string[];
  note: string | null;
  createdAt: Date;
  /** Position of the last event that an earlier version decided; later decisions are of this version. */
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
    note: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    sincePosition: { type: 'bigint', name: 'since_position' },
  },
});

@Injectable()
export class PolicyVersions {
  /** Versions, read once: only migrations add any, so a running process knows all of them. */
  private known?: Promise<PolicyVersion[]>;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly settings: CurrentSettings,
  ) {}

  /** All versions, latest first. */
  all(): Promise<PolicyVersion[]> {
    this.known ??= this.dataSource.getRepository(PolicyVersionSchema).find({ order: { version: 'DESC' } });
    this.known.catch(() => (this.known = undefined));
    return this.known;
  }

  async current(): Promise<Policy> {
    return this.inForce((await this.all())[0]!);
  }

  /** The policy that made the decision at this position of the log. */
  async asOf(position: string): Promise<Policy> {
    const versions = await this.all();
    return this.inForce(versions.find(({ sincePosition }) => BigInt(sincePosition) < BigInt(position)) ?? versions.at(-1)!);
  }

  private async inForce({ name, version, rank }: PolicyVersion): Promise<Policy> {
    const { priorityAgingSeconds, declineCooldownSeconds } = await this.settings.get();
    return { name, version, rank: rank.map((each) => rankings[each]!), priorityAgingSeconds, declineCooldownSeconds };
  }
}
