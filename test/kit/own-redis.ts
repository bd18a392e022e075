import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';

/** Whether Redis is installed; no npm package provides it. */
export const hasRedis = ((): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Redis instance of a test, without persistence. It can be killed and restarted on the same address. */
export class OwnRedis {
  private child?: ChildProcess;

  private constructor(
    private readonly port: number,
    private readonly more: string[],
  ) {}

  /** @param more options of its command line */
  static async start(more: string[] = []): Promise<OwnRedis> {
    const redis = new OwnRedis(await freePort(), more);
    await redis.startAgain();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async startAgain(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...this.more];
    const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'], cwd: tmpdir() });
    this.child = child;
    let written = '';
    while (!written.includes('Ready to accept connections')) {
      const [text] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => undefined)])) ?? [];
      if (text === undefined) throw new Error(`redis-server does not start:\n${written}`);
      written += String(text);
    }
    child.stdout.resume();
  }

  /** SIGSTOP: it keeps its connections and says nothing, until SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
