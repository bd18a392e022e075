import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { TeamMembers, TeamView } from '#protocol';
import type { Team } from './domain/team';

/** Views of teams, with the members that they have now. */
@Injectable()
export class TeamViews {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async one(team: Team): Promise<TeamView> {
    return (await this.of([team]))[0]!;
  }

  /** All teams by name, with their members. */
  members(): Promise<TeamMembers[]> {
    return this.dataSource.query(
      `select t.id, t.name, coalesce(array_agg(u.id order by u.name, u.id) filter (where u.id is not null), '{}') as "memberIds"
       from teams t left join users u on u.team_ids @> array[t.id]
       where t.deleted_at is null group by t.id order by t.name`,
    );
  }

  async of(teams: readonly Team[]): Promise<TeamView[]> {
    const rows = await this.dataSource.query<{ teamId: string; memberIds: string[] }[]>(
      `select t.id as "teamId", array_agg(u.id order by u.name, u.id) as "memberIds"
       from unnest($1::uuid[]) t(id) join users u on u.team_ids @> array[t.id] group by t.id`,
      [teams.map(({ id }) => id)],
    );
    const members = new Map(rows.map(({ teamId, memberIds }) => [teamId, memberIds]));
    return teams.map(
      ({ id, name, description, public: isPublic, hoursId, greeting, maxConcurrentChats, overflowAfterSeconds, overflowTeamIds }) => ({
        id,
        name,
        description,
        public: isPublic,
        hoursId,
        greeting,
        maxConcurrentChats,
        overflowAfterSeconds,
        overflowTeamIds,
        memberIds: members.get(id) ?? [],
      }),
    );
  }
}
