import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CannedFields } from '../library/domain/canned.events';

const PAGE = 500;

/** Stream of all responses that a reader sees, the oldest first. One page at a time is in memory. */
@Injectable()
export class CannedExport {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async *rows(readerId: string, scope: string | undefined): AsyncGenerator<CannedFields> {
    for (let after = ''; ;) {
      const rows = await this.dataSource.query<(CannedFields & { id: string })[]>(
        `select id, title, shortcut, category, content, scope from canned_responses
         where deleted_at is null and (scope = 'shared' or owner_id = $1) and ($2::text is null or scope = $2) and id > $3::uuid order by id limit $4`,
        [readerId, scope, after || '00000000-0000-0000-0000-000000000000', PAGE],
      );
      for (const { id: _id, ...fields } of rows) yield fields;
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.id;
    }
  }
}
