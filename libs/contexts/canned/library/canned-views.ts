import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { LibraryFiles } from '#files/lends';
import { columnsOf, onTheWire, selectList } from '#platform';
import type { CannedResponseView } from '#protocol';
import { CannedResponseSchema, EVERYBODY } from './canned.store';
import type { Reader } from './domain/access';
import { cannedNotFound } from './domain/canned.errors';
import { SEEN, valuesOf } from './author';

/** Select list of a view, of those that the reader sees (`valuesOf`). Uses are the sum of the tallies and of the uses that are not tallied yet. */
export const CANNED_VIEW = `
  select ${selectList<CannedRow>({
    ...columnsOf(CannedResponseSchema, 'r', [
      'id',
      'title',
      'shortcut',
      'category',
      'content',
      'scope',
      'ownerId',
      'teamId',
      'createdAt',
      'updatedAt',
    ]),
    usageCount: 'coalesce(everybody.uses, 0) + coalesce(fresh.uses, 0)',
    ownUsageCount: 'coalesce(mine.uses, 0) + coalesce(fresh.mine, 0)',
    lastUsedAt: 'greatest(everybody.last_used_at, fresh.last_used_at)',
  })}
  from canned_responses r
  left join canned_tallies everybody on everybody.canned_response_id = r.id and everybody.agent_id = '${EVERYBODY}'
  left join canned_tallies mine on mine.canned_response_id = r.id and mine.agent_id = $1
  left join (
    select canned_response_id, count(*)::int as uses, count(*) filter (where agent_id = $1)::int as mine, max(used_at) as last_used_at
    from canned_uses where not tallied group by canned_response_id
  ) fresh on fresh.canned_response_id = r.id
  where ${SEEN}`;

export const NOT_DELETED = 'r.deleted_at is null';

export type CannedRow = {
  [K in Exclude<keyof CannedResponseView, 'attachments'>]: K extends `${string}At` ? Date | null : CannedResponseView[K];
};

/** Read model of canned responses: the views of those that the reader may see. */
@Injectable()
export class CannedViews {
  constructor(
    private readonly files: LibraryFiles,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** @throws DomainError `canned.not_found` */
  async byId(reader: Reader, id: string): Promise<CannedResponseView> {
    const [row] = await this.dataSource.query<CannedRow[]>(`${CANNED_VIEW} and ${NOT_DELETED} and r.id = $4`, [...valuesOf(reader), id]);
    if (!row) throw cannedNotFound();
    return (await this.of([row]))[0]!;
  }

  async of(rows: CannedRow[]): Promise<CannedResponseView[]> {
    const files = await this.files.views(rows.map(({ id }) => id));
    return rows.map((row) => ({ ...onTheWire<CannedResponseView>(row), attachments: files.get(row.id)! }));
  }
}
