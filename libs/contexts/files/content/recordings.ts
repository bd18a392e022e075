import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { RecordingKind } from '#protocol';
import { recordingTooLong, recordingUnreadable } from '../attachment/domain/files.errors';
import { TempFiles, type TempFile } from '../storage/temp-files';
import type { Remuxed, ThreadData, ThreadMessage } from './recording-thread';
import { Semaphore } from './semaphore';

const THREAD = join(__dirname, `recording-thread${extname(__filename)}`);
const MEMORY = { maxOldGenerationSizeMb: 128 };
const AT_A_TIME = 2;
const WITHIN_MS = 10_000;
/** Recorders stop a little late. */
const GRACE_SECONDS = 2;

/**
 * Remuxing of voice and video notes. A container can be made so that reading it never ends, so each is read in a thread of its own, which is
 * ended when it takes too long.
 */
@Injectable()
export class Recordings {
  private readonly semaphore = new Semaphore(AT_A_TIME);

  constructor(private readonly tempFiles: TempFiles) {}

  /** @throws DomainError `attachment.recording_unreadable`, `attachment.recording_too_long` */
  remux(from: string, kind: RecordingKind, maxSeconds: number): Promise<Omit<Remuxed, 'seconds'> & { file: TempFile; seconds: number }> {
    return this.semaphore.pass(async () => {
      const to = await this.tempFiles.newPath();
      try {
        const { seconds, ...seen } = await inThread({ from, to, kind, maxSeconds: maxSeconds + GRACE_SECONDS });
        return { ...seen, seconds: Math.max(1, Math.min(maxSeconds, Math.round(seconds))), file: await this.tempFiles.measure(to) };
      } catch (error) {
        await this.tempFiles.discard(to);
        throw error;
      }
    });
  }
}

async function inThread(workerData: ThreadData): Promise<Remuxed> {
  const thread = new Worker(THREAD, { workerData, resourceLimits: MEMORY });
  try {
    const [said] = (await once(thread, 'message', { signal: AbortSignal.timeout(WITHIN_MS) }).catch(() => {
      throw recordingUnreadable();
    })) as [ThreadMessage];
    if ('remuxed' in said) return said.remuxed;
    throw said.refused === 'too long' ? recordingTooLong(workerData.maxSeconds - GRACE_SECONDS) : recordingUnreadable();
  } finally {
    await thread.terminate();
  }
}
