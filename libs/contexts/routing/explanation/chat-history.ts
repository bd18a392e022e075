import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import {
  ChatAssigned,
  ChatClosed,
  ChatDueChanged,
  ChatDueSoon,
  ChatErased,
  ChatEscalated,
  ChatFellQuiet,
  ChatHeld,
  ChatResumed,
  CustomerCalledBack,
  ChatOutOfHours,
  ChatOverdue,
  ChatOfferAccepted,
  ChatOfferEnded,
  ChatOffered,
  ChatPriorityChanged,
  ChatQueued,
  ChatPageViewed,
  ChatRated,
  ChatRequeued,
  ChatSkillsChanged,
  ChatTagged,
  ChatTeamChanged,
  ChatTicketOpened,
  ChatTransferred,
  ChatUnwatched,
  ChatWatched,
  HandLowered,
  HandRaised,
  MessageDeleted,
  MessageEdited,
  MessagePosted,
  MessagesRead,
  NoteAdded,
  SupervisorSteppedIn,
  TargetSettled,
  UnreadMarkChanged,
} from '#chats';
import { Chats } from '#chats/lends';
import { nameOf, SYSTEM } from '#kernel';
import { cursorPart, type Page, readCursor, type StaffCaller, toPage } from '#platform';
import type { ChatHistoryEntry, ChatHistoryType } from '#protocol';

interface Row {
  position: string;
  type: string;
  at: Date;
  data: Partial<
    Record<'agentId' | 'fromAgentId' | 'toAgentId' | 'reason' | 'declineReason' | 'note' | 'priority' | 'until' | 'level', string | null>
  > & {
    by?: ChatHistoryEntry['actor'];
  };
}

type Reading = (data: Row['data']) => Partial<ChatHistoryEntry> & { type: ChatHistoryType };

/** Readings of the events of a chat as history; null for an event that history leaves out. */
const READINGS: Record<string, Reading | null> = {
  [nameOf(ChatQueued)]: () => ({ type: 'queued' }),
  [nameOf(ChatOffered)]: ({ agentId, fromAgentId }) => ({ type: 'offered', toAgentId: agentId, fromAgentId }),
  [nameOf(ChatOfferAccepted)]: ({ agentId }) => ({ type: 'accepted', toAgentId: agentId, actor: { type: 'agent', id: agentId ?? null } }),
  [nameOf(ChatOfferEnded)]: ({ agentId, reason, declineReason }) =>
    reason === 'declined'
      ? { type: 'declined', fromAgentId: agentId, reason: declineReason }
      : { type: 'offer_expired', fromAgentId: agentId, reason },
  [nameOf(ChatAssigned)]: ({ agentId, reason }) => ({ type: 'assigned', toAgentId: agentId, reason }),
  [nameOf(ChatTransferred)]: ({ fromAgentId, toAgentId, note, reason }) => ({
    type: 'transferred',
    fromAgentId,
    toAgentId,
    note,
    reason,
  }),
  [nameOf(ChatRequeued)]: ({ fromAgentId, reason, note }) => ({ type: 'requeued', fromAgentId, reason, note }),
  [nameOf(ChatPriorityChanged)]: ({ priority }) => ({ type: 'priority_changed', reason: priority }),
  [nameOf(SupervisorSteppedIn)]: ({ agentId }) => ({ type: 'stepped_in', toAgentId: agentId }),
  [nameOf(ChatEscalated)]: ({ agentId, level }) => ({ type: 'escalated', fromAgentId: agentId, reason: level }),
  [nameOf(ChatClosed)]: ({ agentId, reason }) => ({ type: 'closed', fromAgentId: agentId, reason }),
  [nameOf(ChatHeld)]: ({ agentId, until }) => ({ type: 'held', fromAgentId: agentId, until }),
  [nameOf(ChatResumed)]: ({ agentId, reason }) => ({ type: 'resumed', toAgentId: agentId, reason }),
  [nameOf(CustomerCalledBack)]: null,
  [nameOf(ChatFellQuiet)]: null,
  [nameOf(ChatOutOfHours)]: null,
  [nameOf(ChatDueChanged)]: null,
  [nameOf(ChatDueSoon)]: null,
  [nameOf(ChatOverdue)]: null,
  [nameOf(TargetSettled)]: null,
  [nameOf(ChatTagged)]: null,
  [nameOf(ChatRated)]: null,
  [nameOf(ChatPageViewed)]: null,
  [nameOf(ChatSkillsChanged)]: null,
  [nameOf(ChatTeamChanged)]: null,
  [nameOf(ChatTicketOpened)]: null,
  [nameOf(HandRaised)]: null,
  [nameOf(HandLowered)]: null,
  [nameOf(ChatErased)]: null,
  [nameOf(UnreadMarkChanged)]: null,
  // Watching is left out, because agents read the history, and a watch may be hidden from them.
  [nameOf(ChatWatched)]: null,
  [nameOf(ChatUnwatched)]: null,
  [nameOf(MessagePosted)]: null,
  [nameOf(MessageDeleted)]: null,
  [nameOf(MessageEdited)]: null,
  [nameOf(MessagesRead)]: null,
  [nameOf(NoteAdded)]: null,
};

const READ = new Map<string, Reading>(Object.entries(READINGS).flatMap(([name, reading]) => (reading === null ? [] : [[name, reading]])));

/** History of a chat from the event log, oldest first. Who steps in with one message after the other has stepped in once. */
export class ChatHistory extends Query<Page<ChatHistoryEntry>> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(ChatHistory)
export class ChatHistoryHandler implements IQueryHandler<ChatHistory> {
  constructor(
    private readonly chats: Chats,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, chatId, limit, cursor }: ChatHistory): Promise<Page<ChatHistoryEntry>> {
    await this.chats.getAs(by, 'see', chatId);
    const [after] = readCursor(cursor, [cursorPart.number]) ?? [0];
    const rows = await this.dataSource.query<Row[]>(
      `select position, type, at, data from (
         select position, type, at, data, lag(type) over log as type_before, lag(data -> 'by') over log as by_before
         from domain_events where stream_id = $1 and type = any($2) window log as (order by position)) as entry
       where position > $3 and not (type = $5 and type_before = $5 and by_before = data -> 'by') order by position limit $4`,
      [chatId, [...READ.keys()], after, limit + 1, nameOf(SupervisorSteppedIn)],
    );
    const page = toPage(rows, limit, ({ position }) => [Number(position)]);
    return { ...page, data: page.data.map(read) };
  }
}

function read({ type, at, data }: Row): ChatHistoryEntry {
  const absent = { fromAgentId: null, toAgentId: null, reason: null, note: null };
  const given = Object.entries(READ.get(type)!(data)).filter(([, value]) => value !== undefined);
  return { at: at.toISOString(), ...absent, actor: data.by ?? SYSTEM, ...(Object.fromEntries(given) as { type: ChatHistoryType }) };
}
