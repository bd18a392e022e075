import type { DataSource, EntityManager } from 'typeorm';

/** Event by which seats are taken and freed. */
export interface SeatFact {
  type: string;
  data: { chatId: string; agentId?: string | null; toAgentId?: string | null };
}

/** The seats that a chat occupies: that of its agent, and that of an agent who is offered it. */
interface Seats {
  holder: string | null;
  asked: string | null;
}

const NOBODY: Seats = { holder: null, asked: null };

/** Computes the occupied seats after each type of event. */
const SEATS: Record<string, (data: SeatFact['data'], before: Seats) => Seats> = {
  ChatAssigned: ({ agentId }, { asked }) => ({ holder: agentId!, asked }),
  ChatTransferred: ({ toAgentId }, { asked }) => ({ holder: toAgentId!, asked }),
  ChatRequeued: (_, { asked }) => ({ holder: null, asked }),
  ChatHeld: (_, { asked }) => ({ holder: null, asked }),
  ChatResumed: ({ agentId }, { asked }) => ({ holder: agentId!, asked }),
  ChatClosed: () => NOBODY,
  ChatOffered: ({ agentId }, { holder }) => ({ holder, asked: agentId! }),
  ChatOfferAccepted: (_, { holder }) => ({ holder, asked: null }),
  ChatOfferEnded: (_, { holder }) => ({ holder, asked: null }),
};

/** Assignment history as reconstructed from the event log. */
export interface Replayed {
  /** The maximum number of seats ever occupied at once, by agent. */
  peaks: Map<string, number>;
  /** The number of seats occupied now, by agent. */
  loads: Map<string, number>;
  /** Chats that were assigned while another agent had them. */
  doubles: string[];
}

/** Replays the assignments of the event log in commit order. */
export async function replayAssignments(database: DataSource | EntityManager): Promise<Replayed> {
  return replay(await seatFacts(database));
}

/** The events by which seats are taken and freed, in commit order. */
export function seatFacts(database: DataSource | EntityManager): Promise<SeatFact[]> {
  return database.query<SeatFact[]>('select type, data from domain_events where type = any($1) order by position', [Object.keys(SEATS)]);
}

export function replay(facts: readonly SeatFact[]): Replayed {
  const peaks = new Map<string, number>();
  const loads = new Map<string, number>();
  const seats = new Map<string, Seats>();
  const doubles: string[] = [];
  const move = (agentId: string | null, by: number): void => {
    if (agentId === null) return;
    loads.set(agentId, (loads.get(agentId) ?? 0) + by);
    peaks.set(agentId, Math.max(peaks.get(agentId) ?? 0, loads.get(agentId)!));
  };
  for (const { type, data } of facts) {
    const before = seats.get(data.chatId) ?? NOBODY;
    const after = SEATS[type]!(data, before);
    if (type === 'ChatAssigned' && before.holder !== null) doubles.push(data.chatId);
    for (const agentId of [before.holder, before.asked]) move(agentId, -1);
    for (const agentId of [after.holder, after.asked]) move(agentId, 1);
    seats.set(data.chatId, after);
  }
  return { peaks, loads, doubles };
}

/** Returns each agent's counter of chats beside the real number of its chats, which must be equal. */
export async function countersAndChats(
  database: DataSource | EntityManager,
): Promise<{ agentId: string; counted: number; real: number; room: number }[]> {
  return database.query(
    `select a.id as "agentId", a.active_chats as counted, a.max_concurrent_chats as room,
       (select count(*)::int from chats c where c.agent_id = a.id and c.status <> 'closed' and c.hold_ends_at is null)
         + (select count(*)::int from chats c where c.offered_to = a.id) as real
     from agents a order by a.id`,
  );
}

/** Expects that no agent ever exceeded its limit, no chat ever had two agents, and every counter is correct. */
export async function expectNobodyOverTheLimit(database: DataSource): Promise<void> {
  // As of one moment, since chats may still be on their way to agents.
  const [{ peaks, loads, doubles }, desks] = await database.transaction('REPEATABLE READ', async (moment) => [
    await replayAssignments(moment),
    await countersAndChats(moment),
  ]);
  expect(doubles).toEqual([]);
  for (const { agentId, counted, real, room } of desks) {
    expect({ agentId, counted, replayed: loads.get(agentId) ?? 0 }).toEqual({ agentId, counted: real, replayed: real });
    expect(peaks.get(agentId) ?? 0).toBeLessThanOrEqual(room);
  }
}
