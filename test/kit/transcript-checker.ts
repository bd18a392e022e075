/** A message as far as it can be lost. */
export interface Said {
  chatId: string;
  seq: number;
  id: string;
  senderId: string | null;
  clientMessageId: string | null;
  text: string | null;
}

/** What one client knows at the end. */
export interface View {
  who: string;
  accountId: string;
  /** What it was told to send, in this order. */
  sent: { chatId: string; clientMessageId: string; text: string }[];
  /** What the server said was stored. */
  acked: Said[];
  /** What reached the application, in the order in which it did. */
  delivered: Said[];
  /** What is shown of each chat. */
  shown: ReadonlyMap<string, Said[]>;
  /** The chats it may hear anything of, and sees all of. */
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

/** Everything that is wrong between the table and what clients saw; nothing when all is well. */
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

/** The numbers are 1 … n, and nobody's message is there twice, under whichever id: nobody writes the same text twice. */
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

/** All that was acked is stored as it was acked, all that was written is stored, and in the order of writing. */
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

/** Each chat arrived whole, each message once and in order, and shows what the table holds now. */
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

/** Nothing of what belongs to others. */
function* inRights({ own, named, delivered }: View): Generator<string> {
  for (const chatId of new Set([...named, ...delivered.map((each) => each.chatId)]))
    if (!own.has(chatId)) yield `foreign: heard of ${chatId}`;
}
