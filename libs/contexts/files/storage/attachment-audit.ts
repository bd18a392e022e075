import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Attachments } from '../attachment/files.store';
import { Storage } from './storage';

/** What is younger may be just about to be stored, or to be removed. */
const SETTLED_AFTER_SECONDS = 3_600;
const PAGE = 1_000;
const MAX_NAMED = 100;

export interface Orphans {
  count: number;
  /** The first of them. */
  keys: string[];
}

export interface Audit {
  blobs: number;
  rows: number;
  blobsWithoutRow: Orphans;
  rowsWithoutBlob: Orphans;
}

/** Compares what is stored with what ought to be. It looks only: what it finds is for people to judge. */
export class AttachmentAudit extends Query<Audit> {}

@QueryHandler(AttachmentAudit)
export class AttachmentAuditHandler implements IQueryHandler<AttachmentAudit> {
  constructor(
    private readonly attachments: Attachments,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** Blobs are listed before rows are read: what is stored meanwhile has its row by then. */
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
