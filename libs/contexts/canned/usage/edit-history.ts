import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Actor, nameOf } from '#kernel';
import { cursorPart, type Page, readCursor, toPage } from '#platform';
import type { CannedHistoryEntry } from '#protocol';
import { CannedResponses } from '../library/canned.store';
import { mustSee, type Reader } from '../library/domain/access';
import {
  CannedFileAdded,
  CannedFileRemoved,
  type CannedChanges,
  type CannedFields,
  CannedResponseChanged,
  CannedResponseCreated,
  CannedResponseDeleted,
  CannedResponseRestored,
} from '../library/domain/canned.events';

const TYPES: Record<string, CannedHistoryEntry['type']> = {
  [nameOf(CannedResponseCreated)]: 'created',
  [nameOf(CannedResponseChanged)]: 'changed',
  [nameOf(CannedResponseDeleted)]: 'deleted',
  [nameOf(CannedResponseRestored)]: 'restored',
  [nameOf(CannedFileAdded)]: 'changed',
  [nameOf(CannedFileRemoved)]: 'changed',
};

interface Row {
  position: string;
  type: string;
  at: Date;
  data: { by: Actor; fields?: CannedFields; changes?: CannedChanges; name?: string };
}

/** Page of the edits of a response from the event log, the oldest first; also for a deleted response. */
export class EditHistory extends Query<Page<CannedHistoryEntry>> {
  constructor(
    readonly reader: Reader,
    readonly cannedResponseId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(EditHistory)
export class EditHistoryHandler implements IQueryHandler<EditHistory> {
  constructor(
    private readonly responses: CannedResponses,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ reader, cannedResponseId, limit, cursor }: EditHistory): Promise<Page<CannedHistoryEntry>> {
    mustSee(reader, await this.responses.get(cannedResponseId));
    const [after] = readCursor(cursor, [cursorPart.number]) ?? [0];
    const rows = await this.dataSource.query<Row[]>(
      `select position, type, at, data from domain_events
       where stream_id = $1 and type = any($2) and position > $3 order by position limit $4`,
      [cannedResponseId, Object.keys(TYPES), after, limit + 1],
    );
    const page = toPage(rows, limit, ({ position }) => [Number(position)]);
    return { ...page, data: page.data.map(read) };
  }
}

function read(row: Row): CannedHistoryEntry {
  return { at: row.at.toISOString(), type: TYPES[row.type]!, actor: row.data.by, changes: changesOf(row) };
}

/** Changes by field: a creation changes every field from null, and a file appears as `attachments` by its name. */
function changesOf({ type, data: { fields, changes, name = '' } }: Row): CannedHistoryEntry['changes'] {
  if (type === nameOf(CannedFileAdded)) return { attachments: { from: null, to: name } };
  if (type === nameOf(CannedFileRemoved)) return { attachments: { from: name, to: null } };
  const created = Object.entries<string | null>({ ...fields }).map(([field, to]) => [field, { from: null, to }] as const);
  return changes ?? Object.fromEntries(created);
}
