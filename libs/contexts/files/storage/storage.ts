import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { DomainError } from '#kernel';
import { attachmentNotFound, storageUnavailable } from '../attachment/domain/files.errors';

const logger = new Logger('Storage');

/** From the first byte to the last, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface StoredBlob {
  key: string;
  modifiedAt: Date;
}

/**
 * Where the bytes of attachments are. Keys are of our own making, `2026/11/<id>`.
 * All throw DomainError `attachment.storage_unavailable` when the store cannot be reached or is full.
 */
export abstract class Storage {
  /** Takes the file at `path` over: there is none after that, and what is there under `key` is whole and survives a crash. */
  abstract put(key: string, path: string): Promise<void>;

  /**
   * What is there under `to` survives a crash once this is done; before, it may be there in part.
   * @throws DomainError `attachment.not_found`
   */
  abstract copy(from: string, to: string): Promise<void>;

  /** @throws DomainError `attachment.not_found` */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;

  /** What is not there is removed already. */
  abstract remove(keys: string[]): Promise<void>;

  /** Everything that is there. */
  abstract list(): AsyncIterable<StoredBlob>;
}

const ABSENT = new Set(['ENOENT', 'NoSuchKey', 'NotFound']);
/** Of whoever sends or fetches a file, not of the store. */
const GONE = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'ERR_STREAM_DESTROYED']);

/** What a disk or an S3 says, as our clients hear it; the log keeps the rest. */
export function asStorageError(error: unknown): unknown {
  const { code, name } = (error ?? {}) as { code?: string; name?: string };
  if (error instanceof DomainError || GONE.has(code ?? '')) return error;
  if (ABSENT.has(code ?? name ?? '')) return attachmentNotFound();
  logger.error(error, 'the store of attachments failed');
  return storageUnavailable();
}
