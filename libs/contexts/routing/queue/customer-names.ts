import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Names of the customers of chats, which the floor does not keep. */
@Injectable()
export class CustomerNames {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By chat. */
  async ofChats(chatIds: readonly string[]): Promise<Map<string, string>> {
    if (chatIds.length === 0) return new Map();
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      'select c.id, cu.name from chats c join customers cu on cu.id = c.customer_id where c.id = any($1)',
      [chatIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
