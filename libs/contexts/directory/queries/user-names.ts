import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';

/** Names of users; what is asked for in one turn of the event loop is one statement. */
@Injectable()
export class UserNames {
  private readonly loader = new DataLoader<string, string>((ids) => this.byIds(ids), { cache: false, maxBatchSize: 500 });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  of(userId: string): Promise<string> {
    return this.loader.load(userId);
  }

  private async byIds(ids: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>('select id, name from users where id = any($1)', [ids]);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return ids.map((id) => names.get(id) ?? '');
  }
}
