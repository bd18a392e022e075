import type { ExternalStore, WorkloadRow } from '#client/core';
import { type DeskSource, QueueFeed, RosterFeed, type RosterRow, TeamsFeed, WallFeed, WorkloadFeed } from '#client/desk';
import { calmed } from '../live/calmed';
import type { Desk } from '../live/desk';

/** An agent with what its chats are like. */
export interface AgentRow extends RosterRow {
  onHold: number;
  /** How many of its customers wait for a reply, and the first of them since when. */
  waitingForReply: number;
  oldestReplyDueSince: string | null;
  /** By when the first of them is to be answered; null: no target binds. */
  nextDueAt: string | null;
}

export interface FloorState {
  /** By name; an agent keeps its object until something of it changes. */
  agents: readonly AgentRow[];
  status: 'behind' | 'live' | 'refused';
}

/** The feeds that a wall shows: of a desk, or of a screen, which has nobody signed in. */
export interface WallFeeds {
  queue: QueueFeed;
  roster: RosterFeed;
  workload: WorkloadFeed;
  teams: TeamsFeed;
  today: WallFeed;
}

export function feedsOf(source: DeskSource, known: Partial<WallFeeds> = {}): WallFeeds {
  return {
    queue: known.queue ?? new QueueFeed(source),
    roster: known.roster ?? new RosterFeed(source),
    workload: new WorkloadFeed(source),
    teams: new TeamsFeed(source),
    today: new WallFeed(source, Intl.DateTimeFormat().resolvedOptions().timeZone),
  };
}

/** Roster and workload as one list. However many events come, it is put together at most every 50 ms. */
export class Floor implements ExternalStore<FloorState> {
  private state: FloorState = { agents: [], status: 'behind' };
  private known = new Map<string, { roster: RosterRow; workload?: WorkloadRow; row: AgentRow }>();
  private readonly listeners = new Set<() => void>();

  constructor(readonly feeds: WallFeeds) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getSnapshot = (): FloorState => this.state;

  agent = (id: string): AgentRow | undefined => this.known.get(id)?.row;

  /** @returns how to stop */
  watch(): () => void {
    const { roster, workload, queue, teams, today } = this.feeds;
    const changes = calmed(() => this.join());
    const stops = [
      roster.subscribe(changes.heard),
      workload.subscribe(changes.heard),
      ...[roster, workload, queue, teams, today].map((feed) => feed.watch()),
      changes.stop,
    ];
    return () => stops.forEach((stop) => stop());
  }

  private join(): void {
    const { roster, workload } = this.feeds;
    const [seats, loads] = [roster.getSnapshot(), workload.getSnapshot()];
    const loadOf = new Map(loads.rows.map((row) => [row.agentId, row]));
    const known: typeof this.known = new Map();
    const agents = seats.rows.map((row) => {
      const before = this.known.get(row.id);
      const load = loadOf.get(row.id);
      const isSame = before?.roster === row && before.workload === load;
      const entry = isSame ? before : { roster: row, workload: load, row: joined(row, load) };
      known.set(row.id, entry);
      return entry.row;
    });
    const all = [seats.status, loads.status];
    this.known = known;
    this.state = { agents, status: all.includes('refused') ? 'refused' : all.every((each) => each === 'live') ? 'live' : 'behind' };
    for (const listener of this.listeners) listener();
  }
}

const joined = (row: RosterRow, load: WorkloadRow | undefined): AgentRow => ({
  ...row,
  onHold: load?.onHold ?? 0,
  waitingForReply: load?.waitingForReply ?? 0,
  oldestReplyDueSince: load?.oldestReplyDueSince ?? null,
  nextDueAt: load?.nextDueAt ?? null,
});

const floors = new WeakMap<Desk, Floor>();

/** The floor of a desk: the same one each time, since its feeds listen for as long as the desk is there. */
export function floorOf(desk: Desk): Floor {
  const known = floors.get(desk);
  if (known) return known;
  const floor = new Floor(feedsOf(desk.client, desk));
  floors.set(desk, floor);
  return floor;
}
