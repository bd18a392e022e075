import type { ChatView, ExternalStore, MessageView } from '#client/core';
import type { Conversation, ConversationSnapshot, SwitchboardClient } from '#client/conversation';
import { calmed } from './calmed';
import { DueTimes } from './due-times';

/** One of one's own chats as the list shows it. */
export interface InboxRow {
  chat: ChatView;
  /** The last that somebody said; the system's own words do not count. */
  last: MessageView | null;
  /** Since when the customer waits for an answer; null: the customer is to answer. */
  waitingSince: string | null;
  /** By when the customer is to be answered; null: it does not wait, or no target binds. */
  dueAt: string | null;
  /** When something was said last. */
  at: string;
  unread: number;
  isTyping: boolean;
}

interface Source {
  chat: ChatView;
  conversation: ConversationSnapshot | undefined;
}

/**
 * One's own chats with what their conversations say. A row is the same object until something in it changed, and only what changed is
 * looked at: with 500 chats a message costs one row.
 */
export class InboxRows implements ExternalStore<readonly InboxRow[]> {
  private rows: readonly InboxRow[] = [];
  private byId = new Map<string, InboxRow>();
  private readonly sources = new Map<string, Source>();
  private isStale = true;
  private readonly listeners = new Set<() => void>();
  private readonly followed = new Map<string, { conversation: Conversation; stop: () => void }>();

  private readonly burst = calmed(() => {
    for (const listener of this.listeners) listener();
  });

  private readonly due: DueTimes;

  /** @param readDue by when a chat is due, or null */
  constructor(
    private readonly client: SwitchboardClient,
    readDue: (chatId: string) => Promise<string | null>,
  ) {
    this.due = new DueTimes(readDue, (chatId) => (this.sources.delete(chatId), this.changed()));
    client.on('message.created', ({ message: { chatId, sender, createdAt }, dueAt }) => {
      if (dueAt === undefined || sender.type !== 'customer') return;
      // The row as it was before: a word in a wait that goes on begins none.
      this.due.hear(chatId, this.byId.get(chatId)?.waitingSince ?? createdAt, dueAt);
    });
    client.chats.subscribe(this.changed);
    for (const name of ['chat.due_soon', 'chat.overdue'] as const)
      client.on(name, ({ chatId, dueAt }) => {
        const since = this.row(chatId)?.waitingSince;
        if (since) this.due.hear(chatId, since, dueAt);
      });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): readonly InboxRow[] => {
    if (!this.isStale) return this.rows;
    this.isStale = false;
    const rows = this.client.chats.getSnapshot().map((chat) => this.rowOf(chat));
    if (rows.length === this.rows.length && rows.every((row, at) => row === this.rows[at])) return this.rows;
    this.rows = rows;
    this.byId = new Map(rows.map((row) => [row.chat.id, row]));
    this.dropOthers();
    return rows;
  };

  row(chatId: string): InboxRow | undefined {
    this.getSnapshot();
    return this.byId.get(chatId);
  }

  private rowOf(chat: ChatView): InboxRow {
    const conversation = this.follow(chat.id)?.getSnapshot();
    const [before, source] = [this.byId.get(chat.id), this.sources.get(chat.id)];
    if (before && source?.chat === chat && source.conversation === conversation) return before;
    this.sources.set(chat.id, { chat, conversation });
    const row = this.read(chat, conversation);
    return before ? same(before, row) : row;
  }

  private follow(chatId: string): Conversation | undefined {
    const conversation = this.client.followed(chatId);
    const before = this.followed.get(chatId);
    if (before?.conversation === conversation) return conversation;
    before?.stop();
    if (conversation) this.followed.set(chatId, { conversation, stop: conversation.subscribe(this.changed) });
    return conversation;
  }

  private dropOthers(): void {
    for (const [id, { stop }] of this.followed) {
      if (this.byId.has(id)) continue;
      stop();
      this.followed.delete(id);
      this.sources.delete(id);
      this.due.forget(id);
    }
  }

  private read(chat: ChatView, conversation: ConversationSnapshot | undefined): InboxRow {
    const { messages = [], unread = chat.unread ?? 0, typing = [] } = conversation ?? {};
    const said = messages.filter(({ sender }) => sender.type !== 'system');
    const last = said.at(-1) ?? null;
    const since = waitingSince(chat, said);
    const isTold = said.length === 0 || chat.awaitingReplySince === since;
    return {
      chat,
      last,
      waitingSince: since,
      dueAt: since && this.due.of(chat, since, isTold),
      at: last?.createdAt ?? chat.lastMessageAt ?? chat.createdAt,
      unread,
      isTyping: typing.some(({ senderType }) => senderType === 'customer'),
    };
  }

  private changed = (): void => {
    this.isStale = true;
    this.burst.heard();
  };
}

/** The first word of the customer after the last one of an agent; before any, the time of coming to the queue. What is not read yet the chat says. On hold nobody waits. */
function waitingSince(chat: ChatView, said: readonly MessageView[]): string | null {
  if (chat.hold) return null;
  if (said.length === 0) return chat.awaitingReplySince ?? (chat.firstResponseAt === null ? (chat.queuedAt ?? chat.createdAt) : null);
  const answered = said.findLastIndex(({ sender }) => sender.type === 'agent');
  const asked = said.slice(answered + 1).find(({ sender }) => sender.type === 'customer');
  if (asked) return asked.createdAt;
  // Since the end of a hold, when nobody has said anything.
  const since = chat.awaitingReplySince;
  return since !== null && since > said.at(-1)!.createdAt ? since : null;
}

function same(before: InboxRow, now: InboxRow): InboxRow {
  const keys = Object.keys(now) as (keyof InboxRow)[];
  return keys.every((key) => before[key] === now[key]) ? before : now;
}
