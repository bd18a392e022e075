import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { agentNotFound, AVATAR_PATH } from '#directory';
import { columnsOf, prepared, readRows, selectList } from '#platform';
import type { AgentView, ColleagueView } from '#protocol';
import { AgentSchema } from '../presence.store';

const COLUMNS = selectList<AgentView>({
  ...columnsOf(AgentSchema, 'a', [
    'id',
    'status',
    'selectedStatus',
    'statusReason',
    'statusSince',
    'lastActivityAt',
    'connected',
    'activeChats',
    'maxConcurrentChats',
    'nextChatAt',
    'wrapUpUntil',
  ]),
  statusNote: `case when a.status_reason = 'supervisor' then a.selected_note end`,
  name: 'u.name',
  avatarUrl: `'${AVATAR_PATH}' || u.avatar_id`,
  role: 'u.role',
  skills: 'u.skills',
});
const AGENT_VIEW = `select ${COLUMNS} from agents a join users u on u.id = a.id`;
const BY_NAME = prepared(`${AGENT_VIEW} where a.enabled and (u.name, u.id) > ($1, $2::uuid) order by u.name, u.id limit $3`);
const BY_IDS = prepared(`${AGENT_VIEW} where a.id = any($1::uuid[])`);

/** Where a list begins: every name and id comes after. */
const BEFORE_ALL: [string, string] = ['', '00000000-0000-0000-0000-000000000000'];

/** Views of agents, in the shape of the protocol. */
@Injectable()
export class AgentViews {
  /** Agents asked for in one turn of the event loop are read by one statement; nothing is cached. */
  private readonly loader = new DataLoader<string, AgentView | null>((ids) => this.byIds(ids), { cache: false, maxBatchSize: 500 });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<AgentView> {
    const view = await this.loader.load(id);
    if (!view) throw agentNotFound();
    return view;
  }

  /** Active agents in the order of their names; `after` is the name and id of the last one on the page before. */
  list(limit: number | null, after: [string, string] = BEFORE_ALL): Promise<AgentView[]> {
    return readRows(this.dataSource, BY_NAME, [...after, limit]);
  }

  private async byIds(ids: readonly string[]): Promise<(AgentView | null)[]> {
    const views = new Map((await readRows<AgentView>(this.dataSource, BY_IDS, [ids])).map((view) => [view.id, view]));
    return ids.map((id) => views.get(id) ?? null);
  }
}

export function asColleague({ id, name, avatarUrl, status, activeChats, maxConcurrentChats, skills }: AgentView): ColleagueView {
  return { id, name, avatarUrl, status, activeChats, maxConcurrentChats, skills };
}
