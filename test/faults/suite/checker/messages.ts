import { type Entry, ofType } from '../history';
import { groupBy } from './group-by';
import type { Stored, StoredMessage } from './stored';

const keyOf = ({ chatId, clientMessageId }: { chatId: string; clientMessageId: string | null }, sender: string | null): string =>
  `${chatId} ${sender} ${clientMessageId}`;

const bySender = (messages: readonly StoredMessage[]): Map<string, StoredMessage> =>
  new Map(messages.filter(({ clientMessageId }) => clientMessageId !== null).map((message) => [keyOf(message, message.senderId), message]));

/** What was acked is stored as it was acked, and what was written is stored or was refused, unless its author left before. */
export function* lost(history: readonly Entry[], { messages, chats }: Stored): Generator<string> {
  const rows = bySender(messages);
  for (const { account, id, seq, ...ack } of ofType(history, 'acked')) {
    const row = rows.get(keyOf(ack, account));
    if (row?.id !== id || row.seq !== seq)
      yield `message ${seq} of ${ack.chatId} was acked, and ${row ? `is ${row.seq}` : 'is not stored'}`;
  }
  const refused = new Set(ofType(history, 'refused').map((entry) => keyOf(entry, entry.account)));
  const gone = new Set(ofType(history, 'left').map(({ account }) => account));
  for (const { account, ...wrote } of ofType(history, 'wrote')) {
    if (gone.has(account)) continue;
    const key = keyOf(wrote, account);
    if (!rows.has(key) && !refused.has(key)) yield `${wrote.text} was written, and neither stored nor refused`;
  }
  const known = new Set(chats.map(({ id }) => id));
  for (const { chatId } of ofType(history, 'started')) if (!known.has(chatId)) yield `chat ${chatId} was started, and is not stored`;
}

/** No message is stored twice, whatever its id, and none is shown twice. */
export function* doubled(history: readonly Entry[], { messages }: Stored): Generator<string> {
  const written = messages.filter(({ clientMessageId }) => clientMessageId !== null);
  for (const twins of groupBy(written, (message) => keyOf(message, message.senderId)).values())
    if (twins.length > 1) yield `${twins[0]!.text} is stored ${twins.length} times under one id`;
  for (const twins of groupBy(written, ({ senderId, text }) => `${senderId} ${text}`).values())
    if (twins.length > 1) yield `${twins[0]!.text} is stored ${twins.length} times`;
  for (const twins of groupBy(ofType(history, 'shown'), ({ who, id }) => `${who} ${id}`).values())
    if (twins.length > 1) yield `${twins[0]!.who} was shown message ${twins[0]!.seq} of ${twins[0]!.chatId} ${twins.length} times`;
}

/** Numbers have no gap, are in the order in which each person wrote, and are shown in order. */
export function* outOfOrder(history: readonly Entry[], { messages }: Stored): Generator<string> {
  for (const [chatId, rows] of groupBy(messages, (message) => message.chatId)) {
    const wrong = rows.find(({ seq }, i) => seq !== i + 1);
    if (wrong) yield `chat ${chatId} has no number before ${wrong.seq}`;
  }
  const rows = bySender(messages);
  for (const [whose, wrote] of groupBy(ofType(history, 'wrote'), ({ account, chatId }) => `${account} in ${chatId}`)) {
    const seqs = wrote.flatMap((entry) => rows.get(keyOf(entry, entry.account))?.seq ?? []);
    if (seqs.some((seq, i) => i > 0 && seq < seqs[i - 1]!)) yield `what ${whose} wrote is stored in another order`;
  }
  for (const [whose, shown] of groupBy(ofType(history, 'shown'), ({ who, chatId }) => `${who} in ${chatId}`)) {
    if (shown.some(({ seq }, i) => i > 0 && seq !== shown[i - 1]!.seq + 1))
      yield `${whose} was shown numbers that do not follow each other`;
  }
}

/** Whoever is in a chat that goes on is shown all of it in the end. */
export function* untold(history: readonly Entry[], { chats }: Stored): Generator<string> {
  const seen = new Map(ofType(history, 'followed').map(({ account, chatId, seq }) => [`${account} ${chatId}`, seq]));
  const accounts = new Set(ofType(history, 'followed').map(({ account }) => account));
  for (const { id, status, agentId, customerId, lastSeq } of chats) {
    if (status !== 'active') continue;
    for (const account of [agentId!, customerId]) {
      const seq = seen.get(`${account} ${id}`) ?? 0;
      if (accounts.has(account) && seq < lastSeq) yield `${account} is shown ${seq} of ${lastSeq} messages of ${id}`;
    }
  }
}
