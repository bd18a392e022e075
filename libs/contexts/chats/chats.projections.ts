import { Injectable } from '@nestjs/common';
import { TicketOpened } from '#customers';
import { UserNames } from '#directory';
import { AttachmentJudged } from '#files';
import { Clock } from '#kernel';
import { newId, project } from '#platform';
import { Chats } from './chats.store';
import { type Announced, announcementOf, peopleIn } from './domain/announcement';
import { ChatAssigned, ChatClosed, ChatFellQuiet, ChatRequeued, ChatTransferred } from './domain/chat.events';
import { ChatTagged } from './domain/labels.events';

@Injectable()
export class ChatsProjections {
  constructor(
    private readonly chats: Chats,
    private readonly names: UserNames,
    private readonly clock: Clock,
  ) {}

  /** What became of a chat is told in its transcript, with the names that people had then. */
  announced = project<Announced>([ChatAssigned, ChatTransferred, ChatRequeued, ChatFellQuiet, ChatClosed], async (events, tx) => {
    const names = await this.names.within(tx, events.flatMap(peopleIn));
    const now = this.clock.now();
    for (const event of events) {
      this.chats.held(tx, event.chatId).announce(newId(), announcementOf(event, (id) => names.get(id) ?? 'Somebody'), now);
    }
  });

  /** Whoever tags a chat is shown what tags there are. */
  tagged = project(ChatTagged, async (events, tx) => {
    const names = events.flatMap(({ tags }) => tags);
    await tx.query('insert into tags (name) select distinct unnest($1::text[]) as name order by name on conflict do nothing', [names]);
  });

  /** The first ticket that is about a chat is the chat's. */
  ticketOpened = project(TicketOpened, async (events, tx) => {
    const about = events.flatMap(({ chatId, ticketId, by }) => (chatId === null ? [] : [{ chatId, ticketId, by }]));
    if (about.length === 0) return;
    const chats = new Map((await this.chats.lockAll(tx, about.map(({ chatId }) => chatId))).map((chat) => [chat.id, chat]));
    for (const { chatId, ticketId, by } of about) {
      const chat = chats.get(chatId);
      if (chat?.ticketId === null) chat.openTicket(ticketId, by);
    }
  });

  /** A message keeps what it shows of its files. */
  attachmentJudged = project(AttachmentJudged, async (events, tx) => {
    const sent = events.flatMap(({ chatId, seq, attachment }) => (seq === null ? [] : [{ chat_id: chatId, seq, id: attachment.id, state: attachment.state }]));
    if (sent.length === 0) return;
    await tx.query(
      `update messages m set attachments = (
         select json_agg(case when a.file ->> 'id' = j.id then a.file || jsonb_build_object('state', j.state) else a.file end order by a.place)
         from jsonb_array_elements(m.attachments) with ordinality as a(file, place))
       from json_to_recordset($1) as j(chat_id uuid, seq int, id text, state text)
       where m.chat_id = j.chat_id and m.seq = j.seq and m.deleted_at is null`,
      [JSON.stringify(sent)],
    );
  });
}
