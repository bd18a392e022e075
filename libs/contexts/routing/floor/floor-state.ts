import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { LogCursor, SharedRead, Store } from '#platform';
import type { ChatWeightSetting } from '#protocol';
import type { AgentLoad } from '../planner/agent-load';
import { AgentRoster } from '../planner/agent-roster';
import { heaviestOf, type WaitingChat, weightOf } from '../planner/waiting-chat';
import { type TeamLoad, TeamLoads } from '../planner/team-loads';
import { WaitingQueue } from './domain/waiting-queue';

/** With more events to catch up with, reading the whole floor costs less. */
const MOST_TO_CATCH_UP = 10_000;

const WAITING = `select c.id as "chatId", c.priority, case when c.returns_to is null then c.queued_at else c.placed_at end as "queuedAt", c.skills, c.due_at as "dueAt", c.team_id as "teamId",
    c.team_since as "teamSince", coalesce(c.returns_to, case when c.last_agent_first then c.previous_agent_id end) as "lastAgentId", c.returns_to as "returnsTo", c.passed_over as "excludedAgentIds",
    c.declined_by as "declinedBy", c.turned_down_at as "turnedDownAt" from chats c where c.status = 'queued'`;

const AGENTS = `select a.id as "agentId", a.status, a.active_chats as "activeChats", a.max_concurrent_chats as "maxConcurrentChats",
    a.last_assigned_at as "lastAssignedAt", a.next_chat_at as "nextChatAt", u.skills, u.team_ids as "teamIds" from agents a join users u on u.id = a.id where a.enabled`;

/** Teams are few, so all of them come with every look; the chats of those that have a limit are counted by their index. */
const TEAMS = `(select json_agg(t) from (select t.id as "teamId", t.max_concurrent_chats as "maxConcurrentChats",
    t.overflow_after_seconds as "overflowAfterSeconds", t.overflow_team_ids as "overflowTeamIds",
    case when t.max_concurrent_chats is null then 0 else (select count(*) from chats s
      where s.serving_team_id = t.id and s.status in ('active', 'offered') and s.hold_ends_at is null) end as "activeChats"
  from teams t where t.deleted_at is null) t) as teams`;

const WHOLE = `select (select coalesce(max(position), 0) from domain_events)::float8 as last,
  (select json_agg(w) from (${WAITING}) w) as waiting, (select json_agg(a) from (${AGENTS}) a) as agents, ${TEAMS}`;

/** Events since a position, and the chats and agents that they concern as they are now; one statement, so of one snapshot. */
const CHANGES = `
  with happened as (
    (select position, stream_id from domain_events where position > $1 order by position limit ${MOST_TO_CATCH_UP + 1})
    union all select position, stream_id from domain_events where position = any($2::bigint[])
  ), touched as (select stream_id as id from happened union select unnest($3::uuid[]))
  select (select json_agg(position) from happened) as positions, (select json_agg(id) from touched) as touched,
    (select json_agg(w) from (${WAITING} and c.id = any(array(select id from touched))) w) as waiting,
    (select json_agg(a) from (${AGENTS} and a.id = any(array(select id from touched))) a) as agents, ${TEAMS}`;

interface Rows {
  waiting: (WaitingChat & { queuedAt: string; dueAt: string | null; teamSince: string | null })[] | null;
  agents: (AgentLoad & { lastAssignedAt: string | null; nextChatAt: string | null })[] | null;
  teams: TeamLoad[] | null;
}

/**
 * Floor: the chats that wait and the agents who could take one. Its parts are live: between two `await`s they are of one moment, not before the
 * call, and after an `await` they may be of a later one.
 */
export interface Floor {
  readonly queue: WaitingQueue;
  readonly agents: AgentRoster;
  teams: TeamLoads;
  /** How many seats a chat takes of an agent. */
  weightOf(chat: Pick<WaitingChat, 'priority' | 'skills' | 'teamId'>): number;
}

/**
 * Read model of the floor, in the memory of this process: every agent and every waiting chat. Each read first catches up with the event log,
 * so that it shows all that was committed before it, and costs as much as has happened since, not as much as there is.
 */
@Injectable()
export class FloorState {
  private floor: Floor = emptyFloor([]);
  private weights: readonly ChatWeightSetting[] = [];
  private readonly cursor = new LogCursor();
  private isWhole = false;
  private readonly doubted = new Set<string>();
  private readonly read = new SharedRead(() => this.catchUp(), 0);

  constructor(
    private readonly store: Store,
    private readonly settings: CurrentSettings,
  ) {}

  async now(): Promise<Floor> {
    await this.read.now();
    return this.floor;
  }

  /** Marks chats and agents that turned out to be outdated here; the next read reads them anew. */
  doubt(ids: Iterable<string>): void {
    for (const id of ids) this.doubted.add(id);
  }

  /** Makes the next read take the whole floor, which finds changes that no event told of. */
  forget(): void {
    this.isWhole = false;
  }

  private async catchUp(): Promise<void> {
    const { chatWeights } = await this.settings.get();
    if (JSON.stringify(chatWeights) !== JSON.stringify(this.weights)) this.forget();
    if (!this.isWhole) await this.load(chatWeights);
    const { after, missing } = this.cursor.next;
    const doubted = [...this.doubted];
    const [row] = await this.store.read<Rows & { positions: number[] | null; touched: string[] | null }>(CHANGES, [
      after,
      missing,
      doubted,
    ]);
    const { positions, touched, ...rows } = row!;
    if ((positions?.length ?? 0) > MOST_TO_CATCH_UP) {
      this.forget();
      return this.catchUp();
    }
    for (const id of touched ?? []) {
      this.floor.queue.delete(id);
      this.floor.agents.delete(id);
    }
    put(this.floor, rows);
    this.cursor.saw(positions ?? [], performance.now());
    for (const id of doubted) this.doubted.delete(id);
  }

  private async load(weights: readonly ChatWeightSetting[]): Promise<void> {
    this.isWhole = true;
    try {
      const [row] = await this.store.read<Rows & { last: number }>(WHOLE);
      const { last, ...rows } = row!;
      this.weights = weights;
      this.floor = emptyFloor(weights);
      put(this.floor, rows);
      this.cursor.startBelow(last);
    } catch (error) {
      this.isWhole = false;
      throw error;
    }
  }
}

function emptyFloor(weights: readonly ChatWeightSetting[]): Floor {
  return {
    queue: new WaitingQueue(),
    agents: new AgentRoster(heaviestOf(weights)),
    teams: new TeamLoads(),
    weightOf: (chat) => weightOf(chat, weights),
  };
}

/** Converts a row that came as JSON, which has times as text. */
function put(floor: Floor, rows: Rows): void {
  const { queue, agents } = floor;
  floor.teams = new TeamLoads(rows.teams ?? []);
  for (const { queuedAt, dueAt, teamSince, ...chat } of rows.waiting ?? []) {
    queue.put({ ...chat, weight: floor.weightOf(chat), queuedAt: new Date(queuedAt), dueAt: timeOf(dueAt), teamSince: timeOf(teamSince) });
  }
  for (const { lastAssignedAt, nextChatAt, ...agent } of rows.agents ?? []) {
    agents.put({ ...agent, lastAssignedAt: timeOf(lastAssignedAt), nextChatAt: timeOf(nextChatAt) });
  }
}

function timeOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
