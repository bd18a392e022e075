import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');
/** Packages that whoever installs the client has too. */
export const CLIENT_NEEDS = ['socket.io-client', 'linkify-it', 'openapi-fetch'];

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

interface Options {
  environment?: Record<string, string>;
  input?: string;
}

/** A folder outside of this repository in which a package of it is installed, and programs run. */
export class ForeignFolder {
  private readonly running = new Set<ChildProcess>();

  private constructor(
    readonly folder: string,
    /** Where the package is. */
    readonly installed: string,
  ) {}

  static withClient(others: string[] = []): Promise<ForeignFolder> {
    return ForeignFolder.with('@switchboard/client', 'libs/client', [...CLIENT_NEEDS, ...others]);
  }

  /** @param source folder of the package in this repository */
  static async with(packed: string, source: string, others: string[]): Promise<ForeignFolder> {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-foreign-'));
    const foreign = new ForeignFolder(folder, join(folder, 'node_modules', packed));
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [join(ROOT, 'scripts/pack.mjs'), source, folder]);
    mkdirSync(foreign.installed, { recursive: true });
    await run('tar', ['-xzf', stdout.trim(), '-C', foreign.installed, '--strip-components=1']);
    for (const name of others) {
      const place = join(foreign.folder, 'node_modules', name);
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), place);
    }
    foreign.write('package.json', '{"type": "module"}');
    return foreign;
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Runs a program to its end. */
  run(program: string, args: string[], { environment = {}, input }: Options = {}): Promise<Ended> {
    const child = this.start(program, args, { environment, input });
    let [stdout, stderr] = ['', ''];
    child.stdout!.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr!.on('data', (text: Buffer) => (stderr += text.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? -1, stdout, stderr })));
  }

  /** Starts a program that runs until the folder is removed. */
  start(program: string, args: string[], { environment = {}, input }: Options = {}): ChildProcess {
    const child = spawn(program, args, { cwd: this.folder, env: { ...process.env, ...environment } });
    this.running.add(child);
    child.once('exit', () => this.running.delete(child));
    child.stdin.on('error', () => undefined).end(input);
    return child;
  }

  remove(): void {
    for (const child of this.running) child.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
