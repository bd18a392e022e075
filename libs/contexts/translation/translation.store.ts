import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import type { DomainError } from '#kernel';
import { Collection, Store } from '#platform';
import type { MessageTranslation } from '#protocol';
import { Translation } from './domain/translation';
import { translationNotFound } from './domain/translation.errors';

export const TranslationSchema = new EntitySchema<Translation>({
  name: 'Translation',
  target: Translation,
  tableName: 'message_translations',
  columns: {
    id: { type: 'uuid', primary: true },
    chatId: { type: 'uuid', name: 'chat_id' },
    seq: { type: 'integer' },
    language: { type: 'text' },
    status: { type: 'text' },
    text: { type: 'text', nullable: true },
    sourceLanguage: { type: 'text', name: 'source_language', nullable: true },
    tries: { type: 'smallint' },
    nextTryAt: { type: 'timestamptz', name: 'next_try_at', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [
    { name: 'message_translations_message', columns: ['chatId', 'seq', 'language'], unique: true },
    { name: 'message_translations_due', columns: ['nextTryAt'], where: 'next_try_at IS NOT NULL' },
  ],
});

/** What somebody chose for a chat; without a row its language decides. */
export interface TranslatedChat {
  chatId: string;
  isOn: boolean;
  language: string | null;
  customerLanguage: string | null;
}

export const TranslatedChatSchema = new EntitySchema<TranslatedChat>({
  name: 'TranslatedChat',
  tableName: 'translated_chats',
  columns: {
    chatId: { type: 'uuid', name: 'chat_id', primary: true },
    isOn: { type: 'boolean', name: 'is_on' },
    language: { type: 'text', nullable: true },
    customerLanguage: { type: 'text', name: 'customer_language', nullable: true },
  },
});

export const LANES = 4;
const LANE = `(hashtext(t.chat_id::text) & ${LANES - 1})`;
/** Messages before the last that are translated when a chat begins to be. */
const LATEST = 50;
/** A commit that nobody was told of is found within this. */
const LOST_SECONDS = 120;

/** Of the row `c` of a chat: the language of its customer: as somebody chose, by its page, else as the translator found the customer's latest words. */
const CUSTOMER_LANGUAGE = `coalesce(chosen.customer_language, lower(split_part(c.locale, '-', 1)), (
  select t.source_language from message_translations t join messages m on m.chat_id = t.chat_id and m.seq = t.seq
  where t.chat_id = c.id and m.sender_type = 'customer' and t.source_language is not null order by t.seq desc limit 1))`;
const CHOSEN = 'left join translated_chats chosen on chosen.chat_id = c.id';
/** Of a chat with the language of staff as `$1`. */
const STATE = `coalesce(chosen.is_on, lower(split_part(c.locale, '-', 1)) <> $1, false) as "on", coalesce(chosen.language, $1) as language, ${CUSTOMER_LANGUAGE} as "customerLanguage"`;

export interface DueTranslation {
  id: string;
  text: string;
  language: string;
}

export interface ToldTranslation extends MessageTranslation {
  chatId: string;
  messageId: string;
  seq: number;
  isForCustomer: boolean;
  customerId: string;
  agentId: string | null;
}

@Injectable()
export class Translations extends Collection<Translation> {
  constructor(store: Store) {
    super(store, TranslationSchema);
  }

  async stateOf(chatId: string, staffLanguage: string): Promise<{ on: boolean; language: string; customerLanguage: string | null }> {
    const [state] = await this.store.read<{ on: boolean; language: string; customerLanguage: string | null }>(
      `select ${STATE} from chats c ${CHOSEN} where c.id = $2`,
      [staffLanguage, chatId],
    );
    return state!;
  }

  async choose({ chatId, isOn, language, customerLanguage }: TranslatedChat): Promise<void> {
    await this.store.read(
      `insert into translated_chats (chat_id, is_on, language, customer_language) values ($1, $2, $3, $4)
       on conflict (chat_id) do update set is_on = excluded.is_on, language = excluded.language, customer_language = excluded.customer_language
       returning 1`,
      [chatId, isOn, language, customerLanguage],
    );
  }

  /**
   * Notes what is to be translated of chats, of each at most its latest messages: the customer's for staff, theirs for the customer.
   * @param chatIds null: those in which somebody has written a moment ago
   */
  async queue(staffLanguage: string, chatIds: readonly string[] | null, now: Date): Promise<void> {
    await this.store.read(
      `insert into message_translations (id, chat_id, seq, language, status, tries, next_try_at, created_at)
       select gen_random_uuid(), m.chat_id, m.seq, wanted.language, 'pending', 0, $2, $2
       from (select c.id, c.last_seq, ${STATE} from chats c ${CHOSEN} where c.erased_at is null
           and ${chatIds === null ? 'coalesce(c.last_message_at, c.created_at) > $3' : 'c.id = any($3)'}) c
         join messages m on m.chat_id = c.id and m.seq > c.last_seq - ${LATEST} and m.text is not null and m.deleted_at is null
         cross join lateral (select case m.sender_type when 'customer' then c.language when 'agent' then nullif(c."customerLanguage", c.language) end
           as language) wanted
       where c."on" and wanted.language is not null
       on conflict (chat_id, seq, language) do nothing returning 1`,
      [staffLanguage, now, chatIds ?? new Date(now.getTime() - LOST_SECONDS * 1000)],
    );
  }

  /** The message may be gone by now, and its translation with it. */
  changeIfThere(id: string, change: (translation: Translation) => void): Promise<void> {
    return this.store.transaction(async (tx) => {
      const [translation] = await this.lockAll(tx, [id]);
      if (translation) change(translation);
    });
  }

  async dueLanes(now: Date): Promise<number[]> {
    const rows = await this.store.read<{ lane: number }>(
      `select distinct ${LANE} as lane from message_translations t where t.next_try_at <= $1`,
      [now],
    );
    return rows.map(({ lane }) => lane);
  }

  due(lane: number, now: Date, most: number): Promise<DueTranslation[]> {
    return this.store.read<DueTranslation>(
      `select t.id, m.text, t.language from message_translations t join messages m on m.chat_id = t.chat_id and m.seq = t.seq
       where t.next_try_at <= $1 and ${LANE} = $2 and m.text is not null order by t.next_try_at limit $3`,
      [now, lane, most],
    );
  }

  /** What is told of a translation; nothing once the message is gone. */
  async told(id: string): Promise<ToldTranslation | undefined> {
    const [told] = await this.store.read<ToldTranslation>(
      `select t.chat_id as "chatId", m.id as "messageId", t.seq, t.language, t.text, t.status, t.source_language as "sourceLanguage",
         m.sender_type = 'agent' as "isForCustomer", c.customer_id as "customerId", c.agent_id as "agentId"
       from message_translations t join messages m on m.chat_id = t.chat_id and m.seq = t.seq join chats c on c.id = t.chat_id where t.id = $1`,
      [id],
    );
    return told;
  }

  /** Of messages of a chat, by `seq`. @param ofStaffAlone a customer's own words are not translated for the customer */
  async of(chatId: string, seqs: readonly number[], ofStaffAlone: boolean): Promise<(MessageTranslation & { seq: number })[]> {
    return this.store.read(
      `select t.seq, t.language, t.text, t.status, t.source_language as "sourceLanguage"
       from message_translations t join messages m on m.chat_id = t.chat_id and m.seq = t.seq
       where t.chat_id = $1 and t.seq = any($2) and (not $3 or m.sender_type = 'agent') order by t.seq, t.language`,
      [chatId, seqs, ofStaffAlone],
    );
  }

  protected missing(): DomainError {
    return translationNotFound();
  }
}
