import { Injectable } from '@nestjs/common';
import { Not, Raw } from 'typeorm';
import { CustomerMerged, ERASED, hasOpenChat, PersonalDataErased, TicketOpened } from '#customers';
import { SkillDeleted, SkillRenamed, TeamDeleted, UserNames } from '#directory';
import { AttachmentJudged } from '#files';
import { Attachments } from '#files/lends';
import { Clock } from '#kernel';
import { newId, project, type Transaction } from '#platform';
import { TARGETS_ID } from './targets/domain/targets';
import { TargetRows } from './targets/targets.store';
import { Chats } from './chat/chats.store';
import { type Announced, noticeOf, peopleIn } from './chat/domain/notice';
import { ChatAssigned, ChatClosed, ChatFellQuiet, ChatRequeued, ChatTransferred } from './chat/domain/chat.events';
import { ChatHeld, ChatResumed } from './chat/domain/hold.events';
import { ChatErased } from './chat/domain/labels.events';
import { ChatOutOfHours } from './chat/domain/promises.events';

@Injectable()
export class ChatsProjections {
  constructor(
    private readonly chats: Chats,
    private readonly targets: TargetRows,
    private readonly names: UserNames,
    private readonly attachments: Attachments,
    private readonly clock: Clock,
  ) {}

  /** Appends a notice to the transcript, with the names that the agents have at this moment. */
  announced = project<Announced>(
    [ChatAssigned, ChatTransferred, ChatRequeued, ChatHeld, ChatResumed, ChatFellQuiet, ChatOutOfHours, ChatClosed],
    async (events, tx) => {
      const names = await this.names.within(tx, events.flatMap(peopleIn));
      const now = this.clock.now();
      for (const event of events) {
        this.chats.held(tx, event.chatId).postNotice(
          newId(),
          noticeOf(event, (id) => names.get(id) ?? 'Somebody'),
          now,
        );
      }
    },
  );

  /** A chat that is closed takes no more words; one that leaves its agent takes none of its. */
  draftsEnded = project<ChatClosed | ChatTransferred | ChatRequeued>([ChatClosed, ChatTransferred, ChatRequeued], async (events, tx) => {
    await tx.query(
      `delete from drafts d using json_to_recordset($1) as ended(chat_id uuid, user_id uuid)
       where d.chat_id = ended.chat_id and (ended.user_id is null or ended.user_id = d.user_id)`,
      [JSON.stringify(events.map((event) => ({ chat_id: event.chatId, user_id: 'fromAgentId' in event ? event.fromAgentId : null })))],
    );
  });

  skillDeleted = project(SkillDeleted, (events, tx) =>
    this.follow(
      tx,
      events.map(({ name }) => [name, null]),
    ),
  );
  /** Open chats are for a team that exists, or for none. */
  teamDeleted = project(TeamDeleted, async (events, tx) => {
    const [targets] = await this.targets.lockAll(tx, [TARGETS_ID]);
    for (const { teamId } of events) targets?.loseTeam(teamId);
    for (const { teamId } of events) {
      for (const chat of await this.chats.lockWhere(tx, { teamId, status: Not('closed') })) chat.loseTeam();
    }
  });
  skillRenamed = project(SkillRenamed, (events, tx) =>
    this.follow(
      tx,
      events.map(({ before, name }) => [before, name]),
    ),
  );

  /**
   * Moves the chats of the merged customer to the customer that it was merged into, with the authorship of messages and files: otherwise a
   * message that is sent again after the merge would be stored twice, and the customer could not delete its own.
   */
  customerMerged = project(CustomerMerged, async (events, tx) => {
    for (const { customerId, intoId } of events) {
      await tx.query(
        `update chats set customer_id = $2::uuid, read_up_to = case when read_up_to ? $1::uuid::text
           then read_up_to - $1::uuid::text || jsonb_build_object($2::uuid::text, read_up_to -> $1::uuid::text) else read_up_to end
         where customer_id = $1::uuid`,
        [customerId, intoId],
      );
      await tx.query(
        'update messages m set sender_id = $2 from chats c where c.customer_id = $2 and m.chat_id = c.id and m.sender_id = $1',
        [customerId, intoId],
      );
      await this.attachments.handOver(tx, customerId, intoId);
    }
  });

  /** Erases what the customer wrote and uploaded along with its personal data; each message leaves a tombstone. */
  personalDataErased = project(PersonalDataErased, async (events, tx) => {
    for (const { customerId } of events) await this.erase(tx, customerId);
  });

  /** Of what was kept for long enough, nothing that anybody wrote or sent stays; notices do. */
  chatErased = project(ChatErased, async (events, tx) => {
    const ids = events.map(({ chatId }) => chatId);
    await this.attachments.removeFrom(tx, ids);
    await tx.query(
      `update messages set attachments = '[]', text = null, reply_to = null, search = '', deleted_at = coalesce(deleted_at, $2)
       where chat_id = any($1) and sender_type <> 'system'`,
      [ids, this.clock.now()],
    );
    for (const table of ['message_edits', 'notes']) await tx.query(`delete from ${table} where chat_id = any($1)`, [ids]);
    // What agents told one another in passing the chat on is in the log alone.
    await tx.query(
      `update domain_events set data = data || case when data ? 'note' then '{"note": null}' else '{"declineReason": null}' end::jsonb
       where stream_id = any($1) and coalesce(data ->> 'note', data ->> 'declineReason') is not null`,
      [ids],
    );
  });

  /** The first ticket about a chat becomes the ticket of the chat. */
  ticketOpened = project(TicketOpened, async (events, tx) => {
    const about = events.flatMap(({ chatId, ticketId, by }) => (chatId === null ? [] : [{ chatId, ticketId, by }]));
    if (about.length === 0) return;
    const chats = new Map(
      (
        await this.chats.lockAll(
          tx,
          about.map(({ chatId }) => chatId),
        )
      ).map((chat) => [chat.id, chat]),
    );
    for (const { chatId, ticketId, by } of about) {
      const chat = chats.get(chatId);
      if (chat?.ticketId === null) chat.openTicket(ticketId, by);
    }
  });

  private async erase(tx: Transaction, customerId: string): Promise<void> {
    const chats = await tx.query<{ id: string; status: string }>(
      'select id, status from chats where customer_id = $1 order by id for update',
      [customerId],
    );
    const open = chats.find(({ status }) => status !== 'closed');
    if (open) throw hasOpenChat(open.id);
    await this.attachments.removeOf(tx, customerId);
    await tx.query(
      `update messages m set attachments = '[]', text = null, search = '', sender_name = $2, deleted_at = coalesce(m.deleted_at, $3)
       from chats c where c.customer_id = $1 and m.chat_id = c.id and m.sender_type = 'customer'`,
      [customerId, ERASED, this.clock.now()],
    );
    await tx.query(
      `delete from message_edits e using messages m, chats c where c.customer_id = $1 and m.chat_id = c.id and m.sender_type = 'customer'
         and e.chat_id = m.chat_id and e.seq = m.seq`,
      [customerId],
    );
    await tx.query(
      `update chats set subject = null, metadata = '{}', search = null, locale = null, page = null,
         rating = case when rating is null then null else jsonb_set(rating, '{comment}', 'null') end where customer_id = $1`,
      [customerId],
    );
  }

  /** Keeps open chats from asking for a skill that no longer exists. */
  private async follow(tx: Transaction, skills: [name: string, renamed: string | null][]): Promise<void> {
    for (const [name, renamed] of skills) {
      const asks = Raw((column) => `${column} @> :asked::jsonb`, { asked: JSON.stringify([{ name }]) });
      for (const chat of await this.chats.lockWhere(tx, { skills: asks as never, status: Not('closed') })) chat.followSkill(name, renamed);
    }
  }

  /** Copies the new state into `messages.attachments`, the message's own copy of what it shows of its files. */
  attachmentJudged = project(AttachmentJudged, async (events, tx) => {
    const sent = events.flatMap(({ chatId, seq, attachment }) =>
      seq === null ? [] : [{ chat_id: chatId, seq, id: attachment.id, state: attachment.state }],
    );
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
