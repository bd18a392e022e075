import { Injectable } from '@nestjs/common';
import { EntitySchema, IsNull, MoreThan, Raw } from 'typeorm';
import { type DomainError, InvalidField, nameKey } from '#kernel';
import { type Audited, Collection, Store, type Transaction } from '#platform';
import { teamNotFound } from './domain/team.errors';
import { Team } from './domain/team';

export const TeamSchema = new EntitySchema<Team>({
  name: 'Team',
  target: Team,
  tableName: 'teams',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    key: { type: 'text' },
    description: { type: 'text', nullable: true },
    public: { type: 'boolean' },
    hoursId: { type: 'uuid', name: 'hours_id', nullable: true },
    greeting: { type: 'jsonb', default: {} },
    maxConcurrentChats: { type: 'integer', name: 'max_concurrent_chats', nullable: true },
    overflowAfterSeconds: { type: 'double precision', name: 'overflow_after_seconds', nullable: true },
    overflowTeamIds: { type: 'uuid', array: true, name: 'overflow_team_ids' },
    deletedAt: { type: 'timestamptz', name: 'deleted_at', nullable: true },
  },
  indices: [
    { name: 'teams_key', columns: ['key'], unique: true, where: 'deleted_at IS NULL' },
    { name: 'teams_name', columns: ['name'], where: 'deleted_at IS NULL' },
  ],
});

/** A team that is locked against deletion: whether customers may ask for it, and what they are greeted with. */
export type KeptTeam = Pick<Team, 'id' | 'public' | 'greeting'>;

@Injectable()
export class Teams extends Collection<Team> {
  protected override readonly audited: Audited<Team> = {
    target: 'team',
    shows: [
      'name',
      'description',
      'public',
      'hoursId',
      'greeting',
      'maxConcurrentChats',
      'overflowAfterSeconds',
      'overflowTeamIds',
      'deletedAt',
    ],
  };

  constructor(store: Store) {
    super(store, TeamSchema);
  }

  override async get(id: string): Promise<Team> {
    return there(await super.get(id));
  }

  override async lock(tx: Transaction, id: string): Promise<Team> {
    return there(await super.lock(tx, id));
  }

  /** Locks a team, and then those that overflow to it: once it is locked, none comes to it any more (`lockWithOverflow`). */
  async lockWithFeeders(tx: Transaction, id: string): Promise<[Team, Team[]]> {
    const team = await this.lock(tx, id);
    const overflowsTo = Raw((teams) => `${teams} @> array[:id::uuid]`, { id });
    return [team, await this.lockWhere(tx, { overflowTeamIds: overflowsTo as never, deletedAt: IsNull() })];
  }

  /** Finds a team by id or name and locks it against deletion until the transaction ends. */
  async keep(tx: Transaction, { teamId, team }: { teamId?: string; team?: string }): Promise<KeptTeam | undefined> {
    const [found] = await tx.query<KeptTeam>(
      'select id, public, greeting from teams where (id = $1 or key = $2) and deleted_at is null for share',
      [teamId ?? null, team === undefined ? null : nameKey(team)],
    );
    return found;
  }

  /** Finds teams by ids or names and locks them against deletion. @returns their ids, by the keys of what was asked (`nameKey`) */
  async keepAll(tx: Transaction, asked: readonly string[]): Promise<Map<string, string>> {
    const keys = [...new Set(asked.map(nameKey))];
    const found = await tx.query<{ id: string; key: string }>(
      'select id, key from teams where (key = any($1) or id::text = any($1)) and deleted_at is null order by id for share',
      [keys],
    );
    return new Map(found.flatMap(({ id, key }) => [[id, id] as const, [key, id] as const]));
  }

  /**
   * Locks a team and those that it is to overflow to, none of which can be deleted meanwhile.
   * @throws DomainError `team.not_found`; InvalidField `team.unknown`, naming the first id that is no team's
   */
  async lockWithOverflow(tx: Transaction, id: string, overflowTeamIds: readonly string[] = []): Promise<Team> {
    const found = await this.lockAll(tx, [id, ...overflowTeamIds]);
    const team = found.find((each) => each.id === id);
    if (!team || team.deletedAt !== null) throw teamNotFound();
    mustBeAmong(found, overflowPointers(overflowTeamIds));
    return team;
  }

  /**
   * Locks teams against deletion until the transaction ends.
   * @param ids by the JSON pointers of the fields that name them
   * @throws InvalidField `team.unknown`, at the first that names no team
   */
  async mustExist(tx: Transaction, ids: ReadonlyMap<string, string>): Promise<void> {
    if (ids.size === 0) return;
    const found = await this.lockAll(tx, [...new Set(ids.values())]);
    mustBeAmong(found, ids);
  }

  /**
   * Locks those of the teams that have a limit until the transaction ends, so that only one transaction at a time gives away their chats.
   * @returns the limits by the id of the team
   */
  async lockLimits(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: string; limit: number }>(
      `select id, max_concurrent_chats as "limit" from teams
       where id = any($1) and max_concurrent_chats is not null order by id for no key update`,
      [ids],
    );
    return new Map(rows.map(({ id, limit }) => [id, limit]));
  }

  /** Page of teams by name. */
  page(limit: number | undefined, afterName: string | undefined): Promise<Team[]> {
    const after = afterName === undefined ? {} : { name: MoreThan(afterName) };
    return this.repository().find({ where: { deletedAt: IsNull(), ...after }, order: { name: 'ASC' }, take: limit });
  }

  protected missing(): DomainError {
    return teamNotFound();
  }
}

function there(team: Team): Team {
  if (team.deletedAt !== null) throw teamNotFound();
  return team;
}

/** Ids of teams to overflow to, by the JSON pointers of a body that names them. */
export function overflowPointers(ids: readonly string[] = []): Map<string, string> {
  return new Map(ids.map((id, index) => [`/overflowTeamIds/${index}`, id]));
}

function mustBeAmong(teams: readonly Team[], ids: ReadonlyMap<string, string>): void {
  const known = new Set(teams.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
  for (const [pointer, id] of ids) if (!known.has(id)) throw new InvalidField(pointer, 'is not a known team', 'team.unknown');
}
