import { Injectable } from '@nestjs/common';
import { EntitySchema, In } from 'typeorm';
import type { DomainError } from '#kernel';
import { type Audited, type Caller, Collection, showing, Store, TableWriter, type Transaction, type Write } from '#platform';
import { CurrentTargets } from '../targets/current-targets';
import { mustHave, mustHaveSeenWaiting, type Right } from './domain/access';
import { Chat } from './domain/chat';
import { chatNotFound } from './domain/chat.errors';
import type { Message, MessageKey, Note } from './domain/message';
import { viewerOf } from './viewer';
import { MessageDeleted, MessageEdited, NoteAdded } from './domain/transcript.events';
import { HandLowered } from './domain/labels.events';

const SERVED = "status IN ('active', 'offered')";

export const ChatSchema = new EntitySchema<Chat>({
  name: 'Chat',
  target: Chat,
  tableName: 'chats',
  columns: {
    id: { type: 'uuid', primary: true },
    customerId: { type: 'uuid', name: 'customer_id' },
    status: { type: 'text' },
    priority: { type: 'text' },
    subject: { type: 'text', nullable: true },
    skills: { type: 'jsonb' },
    teamId: { type: 'uuid', name: 'team_id', nullable: true },
    teamSince: { type: 'timestamptz', name: 'team_since', nullable: true },
    servingTeamId: { type: 'uuid', name: 'serving_team_id', nullable: true },
    agentId: { type: 'uuid', name: 'agent_id', nullable: true },
    agentIds: { type: 'uuid', array: true, name: 'agent_ids' },
    excludedAgentIds: { type: 'uuid', array: true, name: 'passed_over' },
    declinedBy: { type: 'uuid', array: true, name: 'declined_by' },
    turnedDownAt: { type: 'jsonb', name: 'turned_down_at' },
    offeredTo: { type: 'uuid', name: 'offered_to', nullable: true },
    offerExpiresAt: { type: 'timestamptz', name: 'offer_expires_at', nullable: true },
    offerNote: { type: 'text', name: 'offer_note', nullable: true },
    queuedAt: { type: 'timestamptz', name: 'queued_at' },
    assignedAt: { type: 'timestamptz', name: 'assigned_at', nullable: true },
    firstResponseAt: { type: 'timestamptz', name: 'first_response_at', nullable: true },
    placedAt: { type: 'timestamptz', name: 'placed_at', nullable: true },
    warnedAt: { type: 'timestamptz', name: 'warned_at', nullable: true },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    closeReason: { type: 'text', name: 'close_reason', nullable: true },
    dueAt: { type: 'timestamptz', name: 'due_at', nullable: true },
    soonToldFor: { type: 'timestamptz', name: 'soon_told_for', nullable: true },
    overdueToldFor: { type: 'timestamptz', name: 'overdue_told_for', nullable: true },
    escalation: { type: 'jsonb', nullable: true },
    outOfHours: { type: 'jsonb', name: 'out_of_hours', nullable: true },
    customerGone: { type: 'boolean', name: 'customer_gone', default: false },
    resolution: { type: 'text', nullable: true },
    lastSeq: { type: 'integer', name: 'last_seq' },
    lastMessageAt: { type: 'timestamptz', name: 'last_message_at', nullable: true },
    awaitingReplySince: { type: 'timestamptz', name: 'awaiting_reply_since', nullable: true },
    readUpTo: { type: 'jsonb', name: 'read_up_to' },
    tags: { type: 'text', array: true },
    search: { type: 'tsvector', nullable: true },
    rating: { type: 'jsonb', nullable: true },
    ticketId: { type: 'uuid', name: 'ticket_id', nullable: true },
    hand: { type: 'jsonb', nullable: true },
    hold: { type: 'jsonb', nullable: true },
    holdEndsAt: { type: 'timestamptz', name: 'hold_ends_at', nullable: true },
    returnsTo: { type: 'uuid', name: 'returns_to', nullable: true },
    unreadMark: { type: 'integer', name: 'unread_mark', nullable: true },
    previousAgentId: { type: 'uuid', name: 'previous_agent_id', nullable: true },
    lastAgentFirst: { type: 'boolean', name: 'last_agent_first', default: false },
    previousChatId: { type: 'uuid', name: 'previous_chat_id', nullable: true },
    metadata: { type: 'jsonb' },
    locale: { type: 'text', nullable: true },
    page: { type: 'jsonb', nullable: true },
    erasedAt: { type: 'timestamptz', name: 'erased_at', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [
    { name: 'chats_waiting', columns: ['priority', 'queuedAt'], where: "status = 'queued'" },
    { name: 'chats_agent_open', columns: ['agentId'], where: SERVED, synchronize: false },
    { name: 'chats_offers', columns: ['offerExpiresAt'], where: 'offered_to IS NOT NULL' },
    { name: 'chats_closed', columns: ['closedAt'], where: 'closed_at IS NOT NULL' },
    { name: 'chats_held', columns: ['holdEndsAt'], where: 'hold_ends_at IS NOT NULL' },
    { name: 'chats_unerased', columns: ['closedAt'], where: 'closed_at IS NOT NULL AND erased_at IS NULL' },
    { name: 'chats_hands', columns: ['createdAt', 'id'], where: 'hand IS NOT NULL' },
    { name: 'chats_quiet', columns: ['lastMessageAt'], where: "status = 'active' AND awaiting_reply_since IS NULL" },
    { name: 'chats_agent_ids', columns: ['agentIds'], synchronize: false },
    { name: 'chats_skills', columns: ['skills'], synchronize: false },
    { name: 'chats_team', columns: ['teamId', 'createdAt', 'id'], where: 'team_id IS NOT NULL' },
    { name: 'chats_serving_team', columns: ['servingTeamId'], where: `serving_team_id IS NOT NULL AND ${SERVED}`, synchronize: false },
    { name: 'chats_due', columns: ['dueAt', 'id'], where: 'due_at IS NOT NULL' },
    { name: 'chats_tags', columns: ['tags'], synchronize: false },
    { name: 'chats_customer', columns: ['customerId', 'createdAt'] },
    { name: 'chats_customer_closed', columns: ['customerId', 'closedAt'], where: 'closed_at IS NOT NULL' },
    { name: 'chats_created', columns: ['createdAt', 'id'] },
    { name: 'chats_ended', columns: ['createdAt', 'id'], where: "status = 'closed'" },
    { name: 'chats_served', columns: ['createdAt', 'id'], where: "status = 'active'" },
    { name: 'chats_rated', columns: ['createdAt', 'id'], where: 'rating IS NOT NULL' },
    { name: 'chats_last_message', columns: ['lastMessageAt', 'id'], synchronize: false },
    { name: 'chats_placed', columns: ['placedAt'], where: 'placed_at IS NOT NULL' },
    { name: 'chats_priority', columns: ['priority', 'id'], synchronize: false },
    { name: 'chats_agent', columns: ['agentId', 'createdAt', 'id'] },
    { name: 'chats_search', columns: ['search'], synchronize: false },
    { name: 'chats_unsearchable', columns: ['createdAt'], where: 'search IS NULL' },
  ],
});

export const MessageSchema = new EntitySchema<Message>({
  name: 'Message',
  tableName: 'messages',
  columns: {
    chatId: { type: 'uuid', name: 'chat_id', primary: true },
    seq: { type: 'integer', primary: true },
    id: { type: 'uuid' },
    clientMessageId: { type: 'text', name: 'client_message_id', nullable: true },
    senderType: { type: 'text', name: 'sender_type' },
    senderId: { type: 'uuid', name: 'sender_id', nullable: true },
    senderName: { type: 'text', name: 'sender_name' },
    text: { type: 'text', nullable: true },
    attachments: { type: 'jsonb' },
    cannedResponseId: { type: 'uuid', name: 'canned_response_id', nullable: true },
    replyTo: { type: 'jsonb', name: 'reply_to', nullable: true },
    notice: { type: 'jsonb', nullable: true },
    search: { type: 'tsvector', nullable: true, select: false },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    editedAt: { type: 'timestamptz', name: 'edited_at', nullable: true },
    deletedAt: { type: 'timestamptz', name: 'deleted_at', nullable: true },
  },
  indices: [
    { name: 'messages_sent_once', columns: ['chatId', 'senderId', 'clientMessageId'], unique: true },
    { name: 'messages_search', columns: ['search'], synchronize: false },
    { name: 'messages_unsearchable', columns: ['createdAt'], where: 'search IS NULL' },
  ],
});

export const NoteSchema = new EntitySchema<Note>({
  name: 'Note',
  tableName: 'notes',
  columns: {
    id: { type: 'uuid', primary: true },
    chatId: { type: 'uuid', name: 'chat_id' },
    authorId: { type: 'uuid', name: 'author_id' },
    authorName: { type: 'text', name: 'author_name' },
    text: { type: 'text' },
    toId: { type: 'uuid', name: 'to_id', nullable: true },
    mentions: { type: 'uuid', array: true, default: '{}' },
    search: { type: 'tsvector', nullable: true, select: false },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [
    { name: 'notes_chat', columns: ['chatId', 'id'] },
    { name: 'notes_search', columns: ['search'], synchronize: false },
    { name: 'notes_unsearchable', columns: ['createdAt'], where: 'search IS NULL' },
  ],
});

@Injectable()
export class Chats extends Collection<Chat> {
  protected override readonly audited: Audited<Chat> = {
    target: 'chat',
    shows: ['status', 'agentId', 'priority', 'skills', 'teamId', 'tags', 'hand', 'hold', 'closeReason', 'resolution', 'ticketId'],
    besides: [
      showing(NoteAdded, ({ note }) => (note ? { to: note.to, mentions: note.mentions.length } : null)),
      showing(HandLowered),
      showing(MessageEdited, ({ seq }) => ({ seq })),
      showing(MessageDeleted, ({ seq }) => ({ seq })),
    ],
  };

  private messages = once(() => new TableWriter<Message>(this.store.dataSource.getMetadata(MessageSchema)));
  private notes = once(() => new TableWriter<Note>(this.store.dataSource.getMetadata(NoteSchema)));

  constructor(
    store: Store,
    private readonly targets: CurrentTargets,
  ) {
    super(store, ChatSchema);
  }

  /** Reads the last committed state, without locks. Do not base a change on it. */
  those(ids: readonly string[]): Promise<Chat[]> {
    return this.repository().findBy({ id: In([...ids]) });
  }

  /**
   * Like `change`, for a caller who must have the right; `getAs` and `lockAs` do the same for `get` and `lock`.
   * @throws DomainError `chat.not_found` also when the caller may not see the chat
   */
  changeAs<R>(by: Caller, right: Right, id: string, decide: (chat: Chat, tx: Transaction) => R | Promise<R>): Promise<R> {
    return this.store.transaction(async (tx) => decide(await this.lockAs(tx, by, right, id), tx));
  }

  async lockAs(tx: Transaction, by: Caller, right: Right, id: string): Promise<Chat> {
    const chat = await this.lock(tx, id);
    mustHave(right, viewerOf(by), chat);
    return chat;
  }

  /** For somebody who takes a chat or gives it away, and may come too late. */
  async lockToGive(tx: Transaction, by: Caller, id: string): Promise<Chat> {
    return mustHaveSeenWaiting(viewerOf(by), await this.lock(tx, id));
  }

  async getAs(by: Caller, right: Right, id: string): Promise<Chat> {
    const chat = await this.get(id);
    mustHave(right, viewerOf(by), chat);
    return chat;
  }

  /** By when a chat is due follows from the rest of it, so it is reckoned here, whatever changed, and costs no statement of its own. */
  override writes(chats: Chat[]): Write[] {
    for (const chat of chats) chat.reckonDue(this.targets.deadlines, { silently: true });
    const said = chats.map((chat) => chat.releaseSaid());
    const messages = said.flatMap((each) => each.messages);
    const notes = said.flatMap((each) => each.notes);
    const changed = said.flatMap((each) => each.changed);
    return [
      ...super.writes(chats),
      ...(messages.length > 0 ? [this.messages().insert(messages, ofChat)] : []),
      ...(notes.length > 0 ? [this.notes().insert(notes, ofChat)] : []),
      ...this.messages().save(changed, ofChat),
    ];
  }

  /** Messages of chats that this transaction has locked. Change one through its chat alone, which records the event. */
  async messagesById(tx: Transaction, keys: readonly { chatId: string; id: string }[]): Promise<Message[]> {
    const rows = await tx.query<Record<string, unknown>>(
      `${this.messages().select} where (chat_id, id) in (select "chatId", id from json_to_recordset($1) as key("chatId" uuid, id uuid))`,
      [JSON.stringify(keys)],
    );
    return rows.map((row) => this.messages().revive(row));
  }

  /** Finds the stored messages by one look-up in the unique index `messages_sent_once`. */
  async messagesSent(keys: readonly MessageKey[]): Promise<Message[]> {
    const rows = await this.store.dataSource.query<Record<string, unknown>[]>(
      `${this.messages().select} where (chat_id, sender_id, client_message_id) in (
         select "chatId", "senderId", "clientMessageId" from json_to_recordset($1) as key("chatId" uuid, "senderId" uuid, "clientMessageId" text))`,
      [JSON.stringify(keys)],
    );
    return rows.map((row) => this.messages().revive(row));
  }

  protected missing(): DomainError {
    return chatNotFound();
  }
}

const ofChat = ({ chatId }: { chatId: string }): string => chatId;

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
