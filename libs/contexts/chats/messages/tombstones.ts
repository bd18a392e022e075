import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { MessageSchema } from '../chat/chats.store';

/** Tombstones: deleted messages in the part of a chat that a client already has. */
@Injectable()
export class Tombstones {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Numbers of the deleted messages up to `seq`, in order. The caller has to check the right to see the chat. */
  async upTo(chatId: string, seq: number): Promise<number[]> {
    if (seq === 0) return [];
    const where = { chatId, seq: LessThanOrEqual(seq), deletedAt: Not(IsNull()) };
    const rows = await this.dataSource
      .getRepository(MessageSchema)
      .find({ select: { chatId: true, seq: true }, where, order: { seq: 'ASC' } });
    return rows.map((row) => row.seq);
  }
}
