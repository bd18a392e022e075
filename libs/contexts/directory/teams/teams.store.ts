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

/** What keeps a team from being deleted, or tells whether customers may ask for it. */
export type KeptTeam = Pick<Team, 'id' | 'public'>;

@Injectable()
export class Teams extends Collection<Team> {
  protected override readonly audited: Audited<Team> = {
    target: 'team',
    shows: ['name', 'description', 'public', 'hoursId', 'maxConcurrentChats', 'overflowAfterSeconds', 'overflowTeamIds', 'deletedAt'],
  };

  constructor(store: Store) {
    super(store, TeamSchema);
  }

  override async lock(tx: Transaction, id: string): Promise<Team> {
    const team = await super.lock(tx, id);
    if (team.deletedAt !== null) throw teamNotFound();
    return team;
  }

  /** Locks a team, and then those that overflow to it: once it is locked, none comes to it any more (`lockWithOverflow`). */
  async lockWithFeeders(tx: Transaction, id: string): Promise<[Team, Team[]]> {
    const team = await this.lock(tx, id);
    const overflowsTo = Raw((teams) => `${teams} @> array[:id::uuid]`, { id });
    return [team, await this.lockWhere(tx, { overflowTeamIds: overflowsTo as never, deletedAt: IsNull() })];
  }

  /** Finds a team by id or name and locks it against deletion until the transaction ends. */
  async keep(tx: Transaction, { teamId, team }: { teamId?: string; team?: string }): Promise<KeptTeam | undefined> {
    const [found] = await tx.query<KeptTeam>('select id, public from teams where (id = $1 or key = $2) and deleted_at is null for share', [
      teamId ?? null,
      team === undefined ? null : nameKey(team),
    ]);
    return found;
  }

  /**
   * Locks a team and those that it is to overflow to, none of which can be deleted meanwhile.
   * @throws DomainError `team.not_found`; InvalidField `team.unknown`, naming the first id that is no team's
   */
  async lockWithOverflow(tx: Transaction, id: string, overflowTeamIds: readonly string[] = []): Promise<Team> {
    const found = (await this.lockAll(tx, [id, ...overflowTeamIds])).filter(({ deletedAt }) => deletedAt === null);
    const team = found.find((each) => each.id === id);
    if (!team) throw teamNotFound();
    mustBeAmong(found, overflowTeamIds);
    return team;
  }

  /** Locks teams against deletion until the transaction ends. @throws InvalidField `team.unknown`, naming the first id that is no team's */
  async mustExist(tx: Transaction, overflowTeamIds: readonly string[] = []): Promise<void> {
    if (overflowTeamIds.length === 0) return;
    mustBeAmong(
      (await this.lockAll(tx, overflowTeamIds)).filter(({ deletedAt }) => deletedAt === null),
      overflowTeamIds,
    );
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

function mustBeAmong(teams: readonly Team[], overflowTeamIds: readonly string[]): void {
  const unknown = overflowTeamIds.findIndex((id) => !teams.some((team) => team.id === id));
  if (unknown >= 0) throw new InvalidField(`/overflowTeamIds/${unknown}`, 'is not a known team', 'team.unknown');
}
