import type { DataSource } from 'typeorm';

interface Fact {
  type: string;
  data: { chatId: string; agentId?: string | null; toAgentId?: string | null };
}

/** Who has the chat after such an event. */
const HOLDERS: Record<string, (data: Fact['data']) => string | null | undefined> = {
  ChatAssigned: ({ agentId }) => agentId,
  ChatTransferred: ({ toAgentId }) => toAgentId,
  ChatRequeued: () => null,
  ChatClosed: () => null,
};

/** What the event log says about who had how many chats. */
export interface Replayed {
  /** The most chats each agent ever had at a time. */
  peaks: Map<string, number>;
  /** How many each agent has now. */
  loads: Map<string, number>;
  /** Chats that were given to somebody while somebody had them. */
  doubles: string[];
}

/** Tells the whole history again, in the order in which it was committed. */
export async function replayAssignments(database: DataSource): Promise<Replayed> {
  const facts = await database.query<Fact[]>('select type, data from domain_events where type = any($1) order by position', [Object.keys(HOLDERS)]);
  const peaks = new Map<string, number>();
  const loads = new Map<string, number>();
  const holders = new Map<string, string | null>();
  const doubles: string[] = [];
  const move = (agentId: string, by: number): void => {
    loads.set(agentId, (loads.get(agentId) ?? 0) + by);
    peaks.set(agentId, Math.max(peaks.get(agentId) ?? 0, loads.get(agentId)!));
  };
  for (const { type, data } of facts) {
    const before = holders.get(data.chatId);
    const after = HOLDERS[type]!(data);
    if (type === 'ChatAssigned' && before) doubles.push(data.chatId);
    if (before) move(before, -1);
    if (after) move(after, 1);
    holders.set(data.chatId, after ?? null);
  }
  return { peaks, loads, doubles };
}

/** The counters of the desks beside the chats that are really there: equal, whatever happened. */
export async function countersAndChats(database: DataSource): Promise<{ agentId: string; counted: number; real: number; room: number }[]> {
  return database.query(
    `select a.id as "agentId", a.active_chats as counted, a.max_concurrent_chats as room,
       (select count(*)::int from chats c where c.agent_id = a.id and c.status in ('active', 'offered')) as real
     from agents a order by a.id`,
  );
}

/** Nobody was ever over the limit, no chat had two agents, and every counter tells the truth. */
export async function expectNobodyOverTheLimit(database: DataSource): Promise<void> {
  const { peaks, loads, doubles } = await replayAssignments(database);
  const desks = await countersAndChats(database);
  expect(doubles).toEqual([]);
  for (const { agentId, counted, real, room } of desks) {
    expect({ agentId, counted, replayed: loads.get(agentId) ?? 0 }).toEqual({ agentId, counted: real, replayed: real });
    expect(peaks.get(agentId) ?? 0).toBeLessThanOrEqual(room);
  }
}
