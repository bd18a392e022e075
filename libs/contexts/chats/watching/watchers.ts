import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { UserNames } from '#directory';
import type { PersonName } from '#protocol';
import { Visits } from '../attendance/visits';

/** The visible watchers of a chat, beside the agent who is told of them. */
export interface Watched {
  chatId: string;
  agentId: string | null;
  watchers: PersonName[];
}

interface WatchedRow {
  chatId: string;
  agentId: string | null;
  userIds: string[];
}

/** At most so many lost watches are ended by one transaction. */
const BATCH = 500;

/** Whoever watches, the longest first; the chat's own agent is none of them. Aliases: `c` is `chats`. */
const WATCHERS = `array(select w.user_id from chat_watches w
  where w.chat_id = c.id and w.ended_at is null and w.visible and w.user_id is distinct from c.agent_id
  group by w.user_id order by min(w.since), w.user_id)`;

/** Read model of the watches of all nodes. */
@Injectable()
export class Watchers {
  /** Loads the chats of all agents who connect within one turn of the event loop by one statement. */
  private readonly ofAgents = new DataLoader<string, Watched[]>((ids) => this.byAgents(ids), { cache: false, maxBatchSize: 500 });

  constructor(
    private readonly visits: Visits,
    private readonly names: UserNames,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async of(chatId: string): Promise<Watched> {
    const [watched] = await this.query(
      `select c.id as "chatId", c.agent_id as "agentId", ${WATCHERS} as "userIds" from chats c where c.id = $1`,
      [chatId],
    );
    return watched ?? { chatId, agentId: null, watchers: [] };
  }

  /** The chats of an agent that somebody watches visibly. */
  ofChatsOf(agentId: string): Promise<Watched[]> {
    return this.ofAgents.load(agentId);
  }

  /** The watches of this node's sockets, as far as they are stored. */
  here(): Promise<{ socketId: string; chatId: string }[]> {
    return this.dataSource.query(
      'select socket_id as "socketId", chat_id as "chatId" from chat_watches where node_id = $1 and ended_at is null',
      [this.visits.nodeId],
    );
  }

  /** Ids of watches whose node renews its lease no longer, or whose chat is closed. */
  async lost(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select w.id from chat_watches w join chats c on c.id = w.chat_id
       where w.ended_at is null and (c.status = 'closed'
         or not exists (select from node_leases l where l.node_id = w.node_id and l.expires_at > clock_timestamp()))
       order by w.id limit ${BATCH}`,
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the chats that somebody watches visibly. */
  ofWatched(chatIds: readonly string[]): Promise<Watched[]> {
    return this.watchedWhere('c.id = any($1)', chatIds);
  }

  private async byAgents(ids: readonly string[]): Promise<Watched[][]> {
    const watched = await this.watchedWhere(`c.agent_id = any($1) and c.status = 'active'`, ids);
    return ids.map((id) => watched.filter(({ agentId }) => agentId === id));
  }

  private async watchedWhere(condition: string, ids: readonly string[]): Promise<Watched[]> {
    const watched = await this.query(
      `select c.id as "chatId", c.agent_id as "agentId", ${WATCHERS} as "userIds" from chats c
       where ${condition} and c.id in (select chat_id from chat_watches where ended_at is null and visible)`,
      [ids],
    );
    return watched.filter(({ watchers }) => watchers.length > 0);
  }

  private async query(sql: string, parameters: unknown[]): Promise<Watched[]> {
    const rows = await this.dataSource.query<WatchedRow[]>(sql, parameters);
    return Promise.all(
      rows.map(async ({ userIds, ...row }) => ({
        ...row,
        watchers: await Promise.all(userIds.map(async (id) => ({ id, name: await this.names.of(id) }))),
      })),
    );
  }
}
