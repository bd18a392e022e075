import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';

export interface OpenChat {
  id: string;
  customerId: string;
  agentId: string | null;
}

/** The chats that customers have open; those who come together are one statement. */
@Injectable()
export class OpenChats {
  private readonly loader = new DataLoader<string, OpenChat[]>((ids) => this.byCustomers(ids), { cache: false, maxBatchSize: 500 });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  of(customerId: string): Promise<OpenChat[]> {
    return this.loader.load(customerId);
  }

  private async byCustomers(ids: readonly string[]): Promise<OpenChat[][]> {
    const rows = await this.dataSource.query<OpenChat[]>(
      `select id, customer_id as "customerId", agent_id as "agentId" from chats where customer_id = any($1) and status <> 'closed'`,
      [ids],
    );
    const byCustomer = Map.groupBy(rows, ({ customerId }) => customerId);
    return ids.map((id) => byCustomer.get(id) ?? []);
  }
}
