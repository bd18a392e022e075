import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { MessageSchema } from '../chat/chats.store';

/** What was taken back of the part of a chat that somebody has seen already. */
@Injectable()
export class Tombstones {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The numbers of deleted messages up to `seq`, in order. Whoever asks must have been allowed to see the chat. */
  async upTo(chatId: string, seq: number): Promise<number[]> {
    if (seq === 0) return [];
    const where = { chatId, seq: LessThanOrEqual(seq), deletedAt: Not(IsNull()) };
    const rows = await this.dataSource
      .getRepository(MessageSchema)
      .find({ select: { chatId: true, seq: true }, where, order: { seq: 'ASC' } });
    return rows.map((row) => row.seq);
  }
}
