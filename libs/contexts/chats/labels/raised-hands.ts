import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Conditions, hasRole, onTheWire, seenBy, type StaffCaller } from '#platform';
import type { ServerEvents } from '#protocol';

type RaisedHand = ServerEvents['chat.hand_changed'];

/** Read model of the hands that are up now. */
@Injectable()
export class RaisedHands {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Those that somebody hears of who comes: a supervisor of all that it sees, an agent of its own; the first to be raised first. */
  async toldTo(by: StaffCaller): Promise<RaisedHand[]> {
    const where = new Conditions(by.id);
    where.all('c.hand is not null', hasRole(by, 'supervisor') ? `(${seenBy(by, where.bind).join(' or ')})` : 'c.agent_id = $1');
    const rows = await this.dataSource.query<RaisedHand[]>(
      `select c.id as "chatId", c.agent_id as "agentId", true as raised, c.hand ->> 'note' as note, c.hand ->> 'raisedAt' as "raisedAt"
       from chats c where ${where.sql} and $1::uuid is not null order by c.hand ->> 'raisedAt', c.id`,
      where.values,
    );
    return onTheWire(rows);
  }
}
