import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './client';
import { freePort } from './own-redis';

/** Text that matches the only signature of the test scanner. */
export const INFECTED = 'please-find-me-in-a-file';

const ENV = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Whether ClamAV is installed; no npm package provides it. */
export const hasClamd = ((): boolean => {
  try {
    execFileSync('clamd', ['--version'], { stdio: 'ignore', env: ENV });
    return true;
  } catch {
    return false;
  }
})();

/**
 * Clamd instance of a test, with a signature of its own instead of the virus database. It can be stopped and restarted on the same address.
 */
export class OwnClamd {
  private child?: ChildProcess;

  private constructor(
    readonly host: string,
    private readonly folder: string,
  ) {}

  /** Creates the configuration without starting clamd. */
  static async prepare(): Promise<OwnClamd> {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-clamd-'));
    const port = await freePort();
    writeFileSync(join(folder, 'own.ndb'), `Own.Test:0:*:${Buffer.from(INFECTED).toString('hex')}\n`);
    writeFileSync(
      join(folder, 'clamd.conf'),
      [`TCPSocket ${port}`, 'TCPAddr 127.0.0.1', `DatabaseDirectory ${folder}`, 'Foreground yes', ''].join('\n'),
    );
    return new OwnClamd(`127.0.0.1:${port}`, folder);
  }

  async start(): Promise<void> {
    this.child = spawn('clamd', ['-c', join(this.folder, 'clamd.conf')], { stdio: 'ignore', env: ENV });
    await eventually(() => this.answers(), 'clamd to start');
  }

  async stop(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answers(): Promise<boolean> {
    const socket = connect(Number(this.host.split(':')[1]), '127.0.0.1');
    return new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    }).then((up) => (socket.destroy(), up as boolean));
  }
}
