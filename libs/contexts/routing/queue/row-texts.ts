import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { beginningOf } from '#kernel';
import { prepared, readRows } from '#platform';
import type { QueueEntry } from '#protocol';

const PREVIEW = 140;

/** Texts of a row of the queue, which the floor does not keep. */
export type RowText = Pick<QueueEntry, 'customerName' | 'subject' | 'preview'>;

const TEXTS = prepared(
  `select c.id, cu.name as "customerName", c.subject, (
     select left(m.text, ${PREVIEW}) from messages m
     where m.chat_id = c.id and m.sender_type = 'customer' and m.text is not null order by m.seq limit 1) as preview
   from chats c join customers cu on cu.id = c.customer_id where c.id = any($1::uuid[])`,
);

@Injectable()
export class RowTexts {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Texts by chat id, read by one statement. A preview is the beginning of the customer's first message, found by the key of `messages`. */
  async ofChats(chatIds: readonly string[]): Promise<(chatId: string) => RowText> {
    const rows = chatIds.length === 0 ? [] : await this.read(chatIds);
    const texts = new Map(rows.map(({ id, preview, ...text }) => [id, { ...text, preview: preview && beginningOf(preview, PREVIEW) }]));
    return (chatId) => texts.get(chatId) ?? { customerName: '', subject: null, preview: null };
  }

  private read(chatIds: readonly string[]): Promise<(RowText & { id: string })[]> {
    return readRows(this.dataSource, TEXTS, [chatIds]);
  }
}

/** The row for a screen on a wall, without what was said. */
export function withoutWords<R extends RowText>(row: R): R {
  return { ...row, subject: null, preview: null };
}
