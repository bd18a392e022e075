import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ChatAssigned, ChatOffered } from '#chats';
import { AgentSkillsChanged } from '#directory';
import { nameOf } from '#kernel';
import { wordList } from '#platform';
import { AgentLoadChanged, AgentStatusChanged } from '#presence';
import type { AgentLoad } from '../planner/agent-load';

const GIVEN = wordList([ChatAssigned, ChatOffered].map(nameOf));
const DESK = wordList([AgentStatusChanged, AgentLoadChanged].map(nameOf));

/** The events of one transaction are within so many positions of the log, whose batches are smaller. */
const MOST_IN_BATCH = 1_000;

/** Floor of the past: the agents as they were before an event, from the log, which has every change of status, load and skills. */
@Injectable()
export class FloorAt {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Two look-ups by index for each agent, and one over the batch that the decision was part of, because chats that were given away earlier in
   * that transaction take seats before an event tells of the load.
   * @param position of the decision in the log
   * @param at moment of the decision
   */
  agentsBefore(position: string, at: Date): Promise<AgentLoad[]> {
    return this.dataSource.query(
      `with given as (
         select (data->>'agentId')::uuid as agent_id, count(*)::int as chats from domain_events
         where position < $1 and position >= $1::bigint - ${MOST_IN_BATCH} and at = $2 and type in (${GIVEN}) group by 1
       )
       select u.id as "agentId", desk.state->>'status' as status,
         (desk.state->>'activeChats')::int + coalesce(given.chats, 0) as "activeChats",
         (desk.state->>'maxConcurrentChats')::int as "maxConcurrentChats",
         case when given.chats > 0 then $2::timestamptz else (desk.state->>'lastAssignedAt')::timestamptz end as "lastAssignedAt",
         coalesce(skilled.skills, '[]') as skills
       from users u
       left join given on given.agent_id = u.id
       join lateral (
         select data->'state' as state from domain_events
         where stream_id = u.id and position < $1 and type in (${DESK}) order by position desc limit 1
       ) desk on true
       left join lateral (
         select data->'skills' as skills from domain_events
         where stream_id = u.id and position < $1 and type = '${nameOf(AgentSkillsChanged)}' order by position desc limit 1
       ) skilled on true`,
      [position, at],
    );
  }
}
