import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { DomainError } from '#kernel';
import { attachmentNotFound, storageUnavailable } from '../attachment/domain/files.errors';

const logger = new Logger('Storage');

/** Range of bytes; `start` and `end` are both included. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface StoredBlob {
  key: string;
  modifiedAt: Date;
}

/**
 * Blob storage of attachments, by keys like `2026/11/<id>`.
 * @throws DomainError `attachment.storage_unavailable` from every method when the store cannot be reached or is full
 */
export abstract class Storage {
  /** Moves the file at `path` to `key`. Afterwards the blob is complete and survives a crash. */
  abstract put(key: string, path: string): Promise<void>;

  /**
   * Copies a blob. The copy survives a crash once the promise resolves; before that it may exist in part.
   * @throws DomainError `attachment.not_found`
   */
  abstract copy(from: string, to: string): Promise<void>;

  /** @throws DomainError `attachment.not_found` */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;

  /** Removes the blobs; keys without a blob are ignored. */
  abstract remove(keys: string[]): Promise<void>;

  /** All blobs in the store. */
  abstract list(): AsyncIterable<StoredBlob>;
}

const ABSENT = new Set(['ENOENT', 'NoSuchKey', 'NotFound']);
/** Error codes of a client that hung up; they say nothing about the store. */
const GONE = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'ERR_STREAM_DESTROYED']);

/** Maps an error of the disk or of S3 to the one for our clients; details go to the log only. */
export function asStorageError(error: unknown): unknown {
  const { code, name } = (error ?? {}) as { code?: string; name?: string };
  if (error instanceof DomainError || GONE.has(code ?? '')) return error;
  if (ABSENT.has(code ?? name ?? '')) return attachmentNotFound();
  logger.error(error, 'the store of attachments failed');
  return storageUnavailable();
}
