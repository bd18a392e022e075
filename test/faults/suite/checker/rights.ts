import { type Entry, ofType } from '../history';
import { groupBy } from './group-by';
import { momentOf } from './recovery';
import type { Stored, StoredMessage } from './stored';

/**
 * So long the nodes may take to know that a chat has moved. One that cannot hear the others asks the database every two seconds
 * (`leaveLostRooms`), which in the midst of a fault may not answer either.
 */
const KNOWN_WITHIN_MS = { inCalm: 3_000, inAFault: 10_000 };
/** Times of messages are those of the database, as nodes estimate them. */
const CLOCKS_APART_MS = 1_000;

/** Stretch of a transcript during which an agent had the chat: from one notice to the next that names another agent, or none. */
interface Tenure {
  agentId: string;
  fromSeq: number;
  from: number;
  untilSeq: number;
  until: number;
}

/**
 * Nobody hears a message of a chat that is not theirs when it is written, nor of one that never was theirs. Whoever had it may ask for it
 * again, and hears it then.
 */
export function* heardByOthers(history: readonly Entry[], { messages, chats }: Stored): Generator<string> {
  const [begun = Infinity, healed = Infinity] = [momentOf(history, 'begun'), momentOf(history, 'healed')];
  const isInAFault = (at: number): boolean => at >= begun && at <= healed + KNOWN_WITHIN_MS.inAFault;
  const byChat = groupBy(messages, ({ chatId }) => chatId);
  const customers = new Map(chats.map(({ id, customerId }) => [id, customerId]));
  const tenures = new Map([...byChat].map(([chatId, rows]) => [chatId, tenuresOf(rows)]));
  const joined = groupBy(ofType(history, 'joined'), ({ who, chatId }) => `${who} ${chatId}`);
  for (const { account, who, chatId, seq, at, event } of ofType(history, 'heard')) {
    if (customers.get(chatId) === account) continue;
    const own = (tenures.get(chatId) ?? []).filter(({ agentId }) => agentId === account);
    const message = seq === undefined ? undefined : byChat.get(chatId)?.[seq - 1];
    if (own.length === 0) yield `${who} heard ${event} of ${chatId}, a chat of others`;
    else if (
      message &&
      !own.some((tenure) => covers(tenure, message, at, isInAFault(message.at)) || hasAsked(tenure, joined.get(`${who} ${chatId}`), at))
    )
      yield `${who} heard message ${seq} of ${chatId}, which is not theirs`;
  }
}

/** An agent who gets a chat later may hear what was written before. */
function covers({ fromSeq, from, untilSeq, until }: Tenure, message: StoredMessage, heardAt: number, inAFault: boolean): boolean {
  if (message.seq < fromSeq) return heardAt >= from - CLOCKS_APART_MS;
  return message.seq <= untilSeq || message.at <= until + KNOWN_WITHIN_MS[inAFault ? 'inAFault' : 'inCalm'];
}

function hasAsked({ until }: Tenure, joined: readonly Entry[] = [], heardAt: number): boolean {
  return joined.some(({ at }) => at > until && at <= heardAt);
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
