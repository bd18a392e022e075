import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Env } from '#platform';
import { asStorageError, type ByteRange, Storage, type StoredBlob } from './storage';

/** Prefix of all keys, so that the bucket may hold other objects as well. */
const PREFIX = 'uploads/chat/';
const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;

/** Storage in a bucket of any S3-compatible object store. */
@Injectable()
export class S3Storage extends Storage implements OnApplicationShutdown {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(env: Env) {
    super();
    this.bucket = env.S3_BUCKET!;
    this.client = new S3Client({
      endpoint: env.S3_ENDPOINT,
      region: env.S3_REGION,
      credentials: { accessKeyId: env.S3_ACCESS_KEY!, secretAccessKey: env.S3_SECRET_KEY! },
      // Every S3-compatible store, Amazon's included, understands the bucket in the path; not all understand it in the host name.
      forcePathStyle: true,
      requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: IDLE_TIMEOUT_MS, throwOnRequestTimeout: true },
      // Some stores reject the newer checksums that the SDK adds by default.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(key: string, path: string): Promise<void> {
    await this.told(async () => {
      await new Upload({ client: this.client, params: { ...this.at(key), Body: createReadStream(path) }, queueSize: 1 }).done();
      await rm(path);
    });
  }

  /** Copies within the object store, without a download. */
  async copy(from: string, to: string): Promise<void> {
    const { Bucket, Key } = this.at(from);
    await this.told(() => this.client.send(new CopyObjectCommand({ ...this.at(to), CopySource: `${Bucket}/${Key}` })));
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await this.told(() => this.client.send(new GetObjectCommand({ ...this.at(key), Range })));
    return Body as Readable;
  }

  async remove(keys: string[]): Promise<void> {
    await this.told(() => Promise.all(keys.map((key) => this.client.send(new DeleteObjectCommand(this.at(key))))));
  }

  async *list(): AsyncIterable<StoredBlob> {
    for await (const page of paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: PREFIX })) {
      for (const { Key, LastModified } of page.Contents ?? []) yield { key: Key!.slice(PREFIX.length), modifiedAt: LastModified! };
    }
  }

  onApplicationShutdown(): void {
    this.client.destroy();
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: PREFIX + key };
  }

  private async told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw asStorageError(error);
    }
  }
}
