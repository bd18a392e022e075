import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

/** Debian's own Python, which finds Debian's packages. */
const PYTHON = '/usr/bin/python3';

/** Whether OpenStack Swift is installed, used as an S3 store that verifies signatures; no npm package provides one. */
export const hasSwift = ((): boolean => {
  try {
    execFileSync(PYTHON, ['-c', 'import swift.common.middleware.s3api, swift.obj.server'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const KEYS = { accessKeyId: 'own:user', secretAccessKey: 'a-secret-of-the-tests' };
const BUCKET = 'attachments';

/** S3 store of a test, with one bucket. */
export class OwnS3 {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly endpoint: string,
  ) {}

  static async start(): Promise<OwnS3> {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-s3-'));
    const child = spawn(PYTHON, [join(__dirname, 'own-swift.py'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [undefined])])) as [Buffer | undefined];
    if (line === undefined) throw new Error('Swift does not start');
    const store = new OwnS3(child, folder, line.toString().trim());
    const client = new S3Client({ endpoint: store.endpoint, region: 'us-east-1', credentials: KEYS, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    client.destroy();
    return store;
  }

  get environment(): Record<string, string> {
    return { S3_ENDPOINT: this.endpoint, S3_BUCKET: BUCKET, S3_ACCESS_KEY: KEYS.accessKeyId, S3_SECRET_KEY: KEYS.secretAccessKey };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
