import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Reader } from '../library/domain/access';
import type { CannedFields } from '../library/domain/canned.events';
import { SEEN, valuesOf } from '../library/author';

const PAGE = 500;

/** A response as it leaves: its team by name, which is the same in another installation. */
export type ExportedResponse = Omit<CannedFields, 'teamId'> & { team?: string };

/** Stream of all responses that a reader sees, the oldest first. One page at a time is in memory. */
@Injectable()
export class CannedExport {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async *rows(reader: Reader, scope: string | undefined): AsyncGenerator<ExportedResponse> {
    for (let after = ''; ;) {
      const rows = await this.dataSource.query<(Omit<ExportedResponse, 'team'> & { id: string; team: string | null })[]>(
        `select r.id, r.title, r.shortcut, r.category, r.content, r.scope, (select t.name from teams t where t.id = r.team_id) as team
         from canned_responses r
         where r.deleted_at is null and ${SEEN} and ($4::text is null or r.scope = $4) and r.id > $5::uuid order by r.id limit $6`,
        [...valuesOf(reader), scope, after || '00000000-0000-0000-0000-000000000000', PAGE],
      );
      for (const { id: _id, team, ...fields } of rows) yield team === null ? fields : { ...fields, team };
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.id;
    }
  }
}
