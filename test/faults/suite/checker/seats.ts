import { replay } from '../../../kit/assignment-replay';
import type { Entry } from '../history';
import { groupBy } from './group-by';
import type { Stored } from './stored';

export function* twoAgents(_: readonly Entry[], { seats, chats }: Stored): Generator<string> {
  for (const chatId of replay(seats).doubles) yield `chat ${chatId} was given to an agent while another one had it`;
  for (const { id, status, agentId } of chats) if (status === 'active' && agentId === null) yield `chat ${id} is active without an agent`;
}

export function* overTheLimit(_: readonly Entry[], { seats, desks }: Stored): Generator<string> {
  const { peaks } = replay(seats);
  for (const { agentId, room } of desks) {
    const peak = peaks.get(agentId) ?? 0;
    if (peak > room) yield `agent ${agentId} had ${peak} chats, and may have ${room}`;
  }
}

/** Counters of agents and of messages, and all kept figures, are what counting comes to. */
export function* miscounted(_: readonly Entry[], { seats, desks, chats, messages, differences }: Stored): Generator<string> {
  const { loads } = replay(seats);
  for (const { agentId, counted, real } of desks) {
    const replayed = loads.get(agentId) ?? 0;
    if (counted !== real || replayed !== real) yield `agent ${agentId} counts ${counted} chats, has ${real}, and was given ${replayed}`;
  }
  const byChat = groupBy(messages, ({ chatId }) => chatId);
  for (const { id, lastSeq } of chats) {
    const count = byChat.get(id)?.length ?? 0;
    if (count !== lastSeq) yield `chat ${id} counts ${lastSeq} messages and has ${count}`;
  }
  for (const difference of differences) yield `figures differ: ${JSON.stringify(difference)}`;
}
