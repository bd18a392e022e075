/** The fields of a message that are needed to find it lost or changed. */
export interface Said {
  chatId: string;
  seq: number;
  id: string;
  senderId: string | null;
  clientMessageId: string | null;
  text: string | null;
}

/** What one client knows at the end of a test. */
export interface View {
  who: string;
  accountId: string;
  /** Messages that the client was told to send, in this order. */
  sent: { chatId: string; clientMessageId: string; text: string }[];
  /** Messages that the server acked as stored. */
  acked: Said[];
  /** Messages delivered to the application, in this order. */
  delivered: Said[];
  /** The transcript that is shown, by chat. */
  shown: ReadonlyMap<string, Said[]>;
  /** The chats whose messages the client may receive, all of which it must show. */
  own: ReadonlySet<string>;
  /** The chats that any event named. */
  named: ReadonlySet<string>;
}

const groupBy = <T, K>(all: readonly T[], keyOf: (each: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
};
const line = ({ seq, id, text }: Said): string => `${seq} ${id} ${text}`;

/** Compares the stored messages with what clients saw. @returns all differences; empty when there are none */
export function faults(table: readonly Said[], views: readonly View[]): string[] {
  const chats = groupBy(table, ({ chatId }) => chatId);
  for (const rows of chats.values()) rows.sort((a, b) => a.seq - b.seq);
  return [
    ...inTheTable(chats),
    ...views.flatMap((view) =>
      [...inSending(chats, view), ...inDelivery(chats, view), ...inRights(view)].map((fault) => `${view.who}: ${fault}`),
    ),
  ];
}

/**
 * Checks the table: the sequence numbers are 1 … n, and no message is stored twice. Since every text is unique, this also finds a message
 * stored under two ids.
 */
function* inTheTable(chats: Map<string, Said[]>): Generator<string> {
  for (const [chatId, rows] of chats) {
    const wrong = rows.find(({ seq }, i) => seq !== i + 1);
    if (wrong) yield `gap: chat ${chatId} has no number before ${wrong.seq}`;
    const byId = groupBy(
      rows.filter(({ clientMessageId }) => clientMessageId !== null),
      ({ senderId, clientMessageId }) => `${senderId} ${clientMessageId}`,
    );
    const byText = groupBy(
      rows.filter(({ senderId, text }) => senderId !== null && text !== null),
      ({ senderId, text }) => `${senderId} ${text}`,
    );
    for (const same of [...byId.values(), ...byText.values()]) if (same.length > 1) yield `twice: ${same.map(line).join(' and ')}`;
  }
}

/** Checks sending: every acked message is stored as it was acked, and every sent message is stored, in the order of sending. */
function* inSending(chats: Map<string, Said[]>, { accountId, sent, acked }: View): Generator<string> {
  for (const ack of acked) {
    const row = chats.get(ack.chatId)?.[ack.seq - 1];
    if (row?.id !== ack.id) yield `lost: ${line(ack)} was acked, and there is ${row ? line(row) : 'nothing'}`;
  }
  for (const [chatId, messages] of groupBy(sent, (each) => each.chatId)) {
    let last = 0;
    for (const { clientMessageId, text } of messages) {
      const row = chats.get(chatId)?.find((each) => each.senderId === accountId && each.clientMessageId === clientMessageId);
      if (!row) yield `lost: ${text} was written and is not stored`;
      else if (row.seq < last) yield `order: ${text} was written after what has number ${last}`;
      last = Math.max(last, row?.seq ?? 0);
    }
  }
}

/** Checks delivery: each chat arrived complete, each message once and in order, and is shown as it is stored now. */
function* inDelivery(chats: Map<string, Said[]>, { delivered, shown, own }: View): Generator<string> {
  const byChat = groupBy(delivered, ({ chatId }) => chatId);
  for (const chatId of own) {
    const rows = chats.get(chatId) ?? [];
    const heard = byChat.get(chatId) ?? [];
    if (new Set(heard.map(({ id }) => id)).size < heard.length) yield `twice: heard more than once in ${chatId}`;
    if (heard.some(({ seq }, i) => seq !== i + 1)) yield `order: heard ${heard.map(({ seq }) => seq).join()} in ${chatId}`;
    if (heard.map(({ id }) => id).join() !== rows.map(({ id }) => id).join())
      yield `lost: heard ${heard.length} of ${rows.length} in ${chatId}`;
    const [shows, holds] = [shown.get(chatId) ?? [], rows].map((each) => each.map(line).join('\n'));
    if (shows !== holds) yield `differs: shows\n${shows}\nof\n${holds}`;
  }
}

/** Checks rights: the client received nothing about chats of others. */
function* inRights({ own, named, delivered }: View): Generator<string> {
  for (const chatId of new Set([...named, ...delivered.map((each) => each.chatId)]))
    if (!own.has(chatId)) yield `foreign: heard of ${chatId}`;
}
