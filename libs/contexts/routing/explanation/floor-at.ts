import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ChatAssigned, ChatOffered } from '#chats';
import { AgentSkillsChanged, AgentTeamsChanged, type Overflow, TeamChanged, TeamCreated } from '#directory';
import { nameOf } from '#kernel';
import { wordList } from '#platform';
import { AgentLoadChanged, AgentStatusChanged } from '#presence';
import type { AgentLoad } from '../planner/agent-load';
import { TeamLoads } from '../planner/team-loads';

const GIVEN = wordList([ChatAssigned, ChatOffered].map(nameOf));
const TEAM = wordList([TeamCreated, TeamChanged].map(nameOf));
const DESK = wordList([AgentStatusChanged, AgentLoadChanged].map(nameOf));

/** The events of one transaction are within so many positions of the log, whose batches are smaller. */
const MOST_IN_BATCH = 1_000;

/** Floor of the past: the agents as they were before an event, from the log, which has every change of status, load, skills and teams. */
@Injectable()
export class FloorAt {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Three look-ups by index for each agent, and one over the batch that the decision was part of, because chats that were given away earlier in
   * that transaction take seats before an event tells of the load.
   * @param position of the decision in the log
   * @param at moment of the decision
   */
  agentsBefore(position: string, at: Date): Promise<AgentLoad[]> {
    return this.dataSource.query(
      `with given as (
         select (data->>'agentId')::uuid as agent_id, sum(coalesce((data->>'weight')::int, 1))::int as seats from domain_events
         where position < $1 and position >= $1::bigint - ${MOST_IN_BATCH} and at = $2 and type in (${GIVEN}) group by 1
       )
       select u.id as "agentId", desk.state->>'status' as status,
         least((desk.state->>'activeChats')::int + coalesce(given.seats, 0),
           greatest((desk.state->>'maxConcurrentChats')::int, (desk.state->>'activeChats')::int)) as "activeChats",
         (desk.state->>'maxConcurrentChats')::int as "maxConcurrentChats",
         case when given.seats > 0 then $2::timestamptz else (desk.state->>'lastAssignedAt')::timestamptz end as "lastAssignedAt",
         (desk.state->>'nextChatAt')::timestamptz as "nextChatAt", coalesce(skilled.skills, '[]') as skills,
         array(select jsonb_array_elements_text(joined.teams)) as "teamIds"
       from users u
       left join given on given.agent_id = u.id
       join lateral (
         select data->'state' as state from domain_events
         where stream_id = u.id and position < $1 and type in (${DESK}) order by position desc limit 1
       ) desk on true
       left join lateral (
         select data->'skills' as skills from domain_events
         where stream_id = u.id and position < $1 and type = '${nameOf(AgentSkillsChanged)}' order by position desc limit 1
       ) skilled on true
       left join lateral (
         select data->'teamIds' as teams from domain_events
         where stream_id = u.id and position < $1 and type = '${nameOf(AgentTeamsChanged)}' order by position desc limit 1
       ) joined on true`,
      [position, at],
    );
  }

  /** Where the teams overflowed to before an event. How many chats they had is not known any more: none is taken to have been full. */
  async teamsBefore(position: string): Promise<TeamLoads> {
    const rows = await this.dataSource.query<{ teamId: string; overflow: Overflow }[]>(
      `select t.id as "teamId", state.overflow from teams t
       join lateral (
         select data->'overflow' as overflow from domain_events
         where stream_id = t.id and position < $1 and type in (${TEAM}) order by position desc limit 1
       ) state on true`,
      [position],
    );
    return new TeamLoads(
      rows.map(({ teamId, overflow: { afterSeconds, toTeamIds } }) => ({
        teamId,
        activeChats: 0,
        maxConcurrentChats: null,
        overflowAfterSeconds: afterSeconds,
        overflowTeamIds: toTeamIds,
      })),
    );
  }
}
