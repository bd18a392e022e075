import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { agentNotFound } from '#directory';
import { onTheWire } from '#platform';
import type { AgentView, ColleagueView } from '#protocol';

const AGENT_VIEW = `
  select a.id, u.name, u.role, a.status, a.selected_status as "selectedStatus", a.status_reason as "statusReason",
    a.status_since as "statusSince", a.last_activity_at as "lastActivityAt", a.connected,
    a.active_chats as "activeChats", a.max_concurrent_chats as "maxConcurrentChats", u.skills
  from agents a join users u on u.id = a.id`;

/** Agents as the wire shows them. */
@Injectable()
export class AgentViews {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<AgentView> {
    const [view] = await this.query(`${AGENT_VIEW} where a.id = $1`, [id]);
    if (!view) throw agentNotFound();
    return view;
  }

  /** Everybody active, by name; `after` is the name and id of the last one seen. */
  board(limit: number | null, after: [string, string] | undefined): Promise<AgentView[]> {
    const [name, id] = after ?? ['', null];
    return this.query(
      `${AGENT_VIEW} where a.enabled and ($2::uuid is null or (u.name, u.id) > ($1, $2::uuid)) order by u.name, u.id limit $3`,
      [name, id, limit],
    );
  }

  private async query(sql: string, parameters: unknown[]): Promise<AgentView[]> {
    return onTheWire(await this.dataSource.query(sql, parameters));
  }
}

export function asColleague({ id, name, status, activeChats, maxConcurrentChats, skills }: AgentView): ColleagueView {
  return { id, name, status, activeChats, maxConcurrentChats, skills };
}
