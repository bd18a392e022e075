import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { onTheWire } from '#platform';
import type { ServerEvents } from '#protocol';

type RaisedHand = ServerEvents['chat.hand_changed'];

/** Read model of the hands that are up now. */
@Injectable()
export class RaisedHands {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Those that somebody hears of who comes: a supervisor of all, an agent of its own; the first to be raised first. */
  async toldTo(userId: string, oversees: boolean): Promise<RaisedHand[]> {
    const rows = await this.dataSource.query<RaisedHand[]>(
      `select id as "chatId", agent_id as "agentId", true as raised, hand ->> 'note' as note, hand ->> 'raisedAt' as "raisedAt"
       from chats where hand is not null and ($2 or agent_id = $1) order by hand ->> 'raisedAt', id`,
      [userId, oversees],
    );
    return onTheWire(rows);
  }
}
