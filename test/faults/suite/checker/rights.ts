import { type Entry, ofType } from '../history';
import { groupBy } from './group-by';
import type { Stored, StoredMessage } from './stored';

/** A node that cannot hear the others looks every two seconds whose the chats of its sockets are (`leaveLostRooms`). */
const KNOWN_WITHIN_MS = 4_000;

/** Stretch of a transcript during which an agent had the chat: from one notice to the next that names another agent, or none. */
interface Tenure {
  agentId: string;
  fromSeq: number;
  from: number;
  untilSeq: number;
  until: number;
}

/** Nobody hears a message of a chat that is not theirs when it is written, nor of one that never was theirs. */
export function* heardByOthers(history: readonly Entry[], { messages, chats }: Stored): Generator<string> {
  const byChat = groupBy(messages, ({ chatId }) => chatId);
  const customers = new Map(chats.map(({ id, customerId }) => [id, customerId]));
  const tenures = new Map([...byChat].map(([chatId, rows]) => [chatId, tenuresOf(rows)]));
  for (const { account, who, chatId, seq, at, event } of ofType(history, 'heard')) {
    if (customers.get(chatId) === account) continue;
    const own = (tenures.get(chatId) ?? []).filter(({ agentId }) => agentId === account);
    const message = seq === undefined ? undefined : byChat.get(chatId)?.[seq - 1];
    if (own.length === 0) yield `${who} heard ${event} of ${chatId}, a chat of others`;
    else if (message && !own.some((tenure) => covers(tenure, message, at)))
      yield `${who} heard message ${seq} of ${chatId}, which is not theirs`;
  }
}

/** An agent who gets a chat later may hear what was written before. */
function covers({ fromSeq, from, untilSeq, until }: Tenure, message: StoredMessage, heardAt: number): boolean {
  if (message.seq < fromSeq) return heardAt >= from;
  return message.seq <= untilSeq || message.at <= until + KNOWN_WITHIN_MS;
}

function tenuresOf(rows: readonly StoredMessage[]): Tenure[] {
  const tenures: Tenure[] = [];
  let current: Tenure | undefined;
  for (const { seq, notice, at } of rows) {
    if (!notice || !['assigned', 'transferred', 'requeued', 'closed'].includes(notice.type)) continue;
    if (current) [current.untilSeq, current.until] = [seq, at];
    current = notice.agent && { agentId: notice.agent.id, fromSeq: seq, from: at, untilSeq: Infinity, until: Infinity };
    if (current) tenures.push(current);
  }
  return tenures;
}
