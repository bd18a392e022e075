import type { Env } from '#platform';
import { DiskStorage } from './disk-storage';
import { S3Storage } from './s3-storage';
import type { Storage } from './storage';

/** Storage that the environment names: a bucket, or the disk. */
export function storageFor(env: Env): Storage {
  return env.S3_BUCKET === undefined ? new DiskStorage(env) : new S3Storage(env);
}
