import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Seat } from './domain/seat';
import type { WaitingChat } from './domain/waiting-chat';
import { QUEUE, queueKey } from './queries/queue-order';

/** The planner looks at no more at a time; a longer backlog takes several runs. */
export const MAX_WAITING = 2_000;

/** The state that routing decides on: desks and waiting chats, each read in one query. */
@Injectable()
export class Floor {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Those who have a seat now, or will have one when a chat ends. */
  presentSeats(): Promise<Seat[]> {
    return this.seats(`a.status in ('online', 'busy')`);
  }

  allSeats(): Promise<Seat[]> {
    return this.seats('true');
  }

  /** The head of the queue for each kind of needs: more than `seats` of a kind could not be served anyway. */
  waitingChats(seats: number, agingSeconds: number | null): Promise<WaitingChat[]> {
    return this.dataSource.query(
      `select id as "chatId", priority, queued_at as "queuedAt", skills, passed_over as "excludedAgentIds", declined_by as "declinedBy" from (
         select c.id, c.priority, c.queued_at, c.skills, c.passed_over, c.declined_by, row_number() over (partition by c.skills, c.passed_over, c.declined_by order by ${queueKey('$1')}, c.queued_at, c.id) as place_in_kind
         from ${QUEUE}
       ) c where place_in_kind <= $2 order by ${queueKey('$1')}, c.queued_at, c.id limit ${MAX_WAITING}`,
      [agingSeconds, seats],
    );
  }

  private seats(condition: string): Promise<Seat[]> {
    return this.dataSource.query(
      `select a.id as "agentId", a.status, a.active_chats as "activeChats", a.max_concurrent_chats as "maxConcurrentChats",
         a.last_assigned_at as "lastAssignedAt", u.skills
       from agents a join users u on u.id = a.id where a.enabled and ${condition}`,
    );
  }
}
