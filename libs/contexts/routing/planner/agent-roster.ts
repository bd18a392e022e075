import { isPresent } from '#words';
import { freeSeats, type AgentLoad } from './agent-load';

/** Kind of agents: those of the same status, skills and teams with room for the same chats. A chat that names none of them cannot tell them apart. */
export interface AgentKind {
  readonly key: string;
  /** Any agent of the kind. */
  readonly agent: AgentLoad;
  readonly count: number;
}

/** Index of agents by kind, so that what holds for all of a kind is computed once. */
export class AgentRoster {
  private readonly byId = new Map<string, { agent: AgentLoad; key: string }>();
  private readonly byKind = new Map<string, Map<string, AgentLoad>>();
  /** The agents who were given room to breathe, which may be over. */
  private readonly breathers = new Map<string, Date>();

  /** @param heaviest the greatest weight that a chat may have: more free seats than that make no difference */
  constructor(private readonly heaviest = 1) {}

  /** Adds an agent, or replaces it. */
  put(agent: AgentLoad): void {
    this.delete(agent.agentId);
    const key = keyOf(agent, this.heaviest);
    this.byId.set(agent.agentId, { agent, key });
    if (agent.nextChatAt) this.breathers.set(agent.agentId, agent.nextChatAt);
    const alike = this.byKind.get(key);
    if (alike) alike.set(agent.agentId, agent);
    else this.byKind.set(key, new Map([[agent.agentId, agent]]));
  }

  delete(agentId: string): void {
    const known = this.byId.get(agentId);
    if (!known) return;
    this.byId.delete(agentId);
    this.breathers.delete(agentId);
    const alike = this.byKind.get(known.key)!;
    alike.delete(agentId);
    if (alike.size === 0) this.byKind.delete(known.key);
  }

  all(): AgentLoad[] {
    return [...this.byId.values()].map(({ agent }) => agent);
  }

  /** The agents who are online or busy: they have a free seat, or get one when a chat ends. */
  present(): AgentLoad[] {
    return [...this.byKind.values()].flatMap((alike) => (isPresent(sampleOf(alike).status) ? [...alike.values()] : []));
  }

  /** Ids of the agents whom routing leaves alone at `now`, each of whom is a kind of its own. */
  breathing(now: Date): string[] {
    return [...this.breathers].flatMap(([agentId, until]) => (until > now ? agentId : []));
  }

  kindOf(agentId: string): string | undefined {
    return this.byId.get(agentId)?.key;
  }

  /**
   * The kinds with the number of their agents; O(kinds + named).
   * @param named ids of agents each of whom is a kind of its own
   */
  kinds(named: Iterable<string> = []): AgentKind[] {
    const apart = new Set([...named].filter((agentId) => this.byId.has(agentId)));
    const alone = [...apart].map((agentId) => ({ ...this.byId.get(agentId)!, count: 1 }));
    return [...alone, ...[...this.byKind].flatMap(([key, alike]) => restOf(key, alike, apart))];
  }
}

function restOf(key: string, alike: ReadonlyMap<string, AgentLoad>, apart: ReadonlySet<string>): AgentKind[] {
  let count = alike.size;
  for (const agentId of apart) if (alike.has(agentId)) count--;
  if (count === 0) return [];
  for (const agent of alike.values()) if (!apart.has(agent.agentId)) return [{ key, agent, count }];
  return [];
}

function sampleOf(alike: ReadonlyMap<string, AgentLoad>): AgentLoad {
  const [first] = alike.values();
  return first!;
}

function keyOf(agent: AgentLoad, heaviest: number): string {
  const { status, maxConcurrentChats, skills, teamIds } = agent;
  return JSON.stringify([status, Math.min(freeSeats(agent), heaviest), Math.min(maxConcurrentChats, heaviest), skills, teamIds]);
}
