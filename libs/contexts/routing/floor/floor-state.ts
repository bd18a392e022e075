import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { wordList } from '#platform';
import { PRESENT_STATUSES } from '#protocol';
import type { Policy } from '../planner/policies';
import type { AgentLoad } from '../planner/agent-load';
import type { WaitingChat } from '../planner/waiting-chat';
import { QUEUE, queueKey } from './queue-order';

/** The planner looks at no more at a time; a longer backlog takes several runs. */
export const MAX_WAITING = 2_000;

/** The state that routing decides on: desks and waiting chats, each read in one query. */
@Injectable()
export class FloorState {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Those who have a seat now, or will have one when a chat ends. */
  presentAgents(): Promise<AgentLoad[]> {
    return this.agents(`a.status in (${wordList(PRESENT_STATUSES)})`);
  }

  allAgents(): Promise<AgentLoad[]> {
    return this.agents('true');
  }

  /**
   * The head of the queue for each kind of needs: more than `seats` of a kind could not be served anyway. A chat that leaves
   * somebody alone for a while is of another kind than its like, so that it holds up none of them.
   */
  waitingChats(seats: number, { priorityAgingSeconds, declineCooldownSeconds }: Policy, now: Date): Promise<WaitingChat[]> {
    return this.dataSource.query(
      `select id as "chatId", priority, queued_at as "queuedAt", skills, passed_over as "excludedAgentIds", declined_by as "declinedBy", turned_down_at as "turnedDownAt" from (
         select c.*, row_number() over (partition by c.skills, c.passed_over, c.declined_by, cooling.agents order by ${queueKey('$1')}, c.queued_at, c.id) as position_in_kind
         from ${QUEUE} cross join lateral (
           select array_agg(agent_id order by agent_id) filter (where turned_down_at::timestamptz > $3::timestamptz - make_interval(secs => $4)) as agents
           from jsonb_each_text(c.turned_down_at) t(agent_id, turned_down_at)) cooling
       ) c where position_in_kind <= $2 order by ${queueKey('$1')}, c.queued_at, c.id limit ${MAX_WAITING}`,
      [priorityAgingSeconds, seats, now, declineCooldownSeconds],
    );
  }

  private agents(condition: string): Promise<AgentLoad[]> {
    return this.dataSource.query(
      `select a.id as "agentId", a.status, a.active_chats as "activeChats", a.max_concurrent_chats as "maxConcurrentChats",
         a.last_assigned_at as "lastAssignedAt", u.skills
       from agents a join users u on u.id = a.id where a.enabled and ${condition}`,
    );
  }
}
