import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Attachments } from '../attachment/files.store';
import { Storage } from './storage';

/** Younger blobs and rows are left out of the audit, because they may just be being stored or removed. */
const SETTLED_AFTER_SECONDS = 3_600;
const PAGE = 1_000;
const MAX_NAMED = 100;

export interface Orphans {
  count: number;
  /** The first `MAX_NAMED` keys. */
  keys: string[];
}

export interface Audit {
  blobs: number;
  rows: number;
  blobsWithoutRow: Orphans;
  rowsWithoutBlob: Orphans;
}

/** Audit of the storage: compares the blobs with the rows. It changes nothing; an operator has to judge what it finds. */
export class AttachmentAudit extends Query<Audit> {}

@QueryHandler(AttachmentAudit)
export class AttachmentAuditHandler implements IQueryHandler<AttachmentAudit> {
  constructor(
    private readonly attachments: Attachments,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** Lists the blobs before it reads the rows, because each blob's row is committed before the blob is written. */
  async execute(): Promise<Audit> {
    const settledBy = new Date(this.clock.now().getTime() - SETTLED_AFTER_SECONDS * 1000);
    const found = new Map<string, Date>();
    for await (const { key, modifiedAt } of this.storage.list()) found.set(key, modifiedAt);
    const blobs = found.size;
    const lost: string[] = [];
    let rows = 0;
    for await (const { createdAt, state, keys } of this.attachments.all(PAGE)) {
      rows += 1;
      const isKept = createdAt < settledBy && state !== 'removed' && state !== 'storing';
      for (const key of keys) if (!found.delete(key) && isKept) lost.push(key);
    }
    const unknown = [...found].filter(([, modifiedAt]) => modifiedAt < settledBy).map(([key]) => key);
    return { blobs, rows, blobsWithoutRow: orphans(unknown), rowsWithoutBlob: orphans(lost) };
  }
}

function orphans(keys: string[]): Orphans {
  return { count: keys.length, keys: keys.sort().slice(0, MAX_NAMED) };
}
