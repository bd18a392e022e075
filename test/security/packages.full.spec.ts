import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

function run(...args: string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
    child.on('close', (code) => resolve({ code: code ?? -1, text }));
  });
}

/** The one version that is here. */
function versionsOf(name: string): object {
  const installed = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
  return { name, 'dist-tags': { latest: installed.version }, versions: { [installed.version]: installed } };
}

describe('Packages of others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-packages-'));
  let registry: Server;
  let answer: { status: number; body: object };

  beforeAll(async () => {
    registry = createServer((request, reply) => {
      request.resume();
      const { status, body } =
        request.method === 'GET' ? { status: 200, body: versionsOf(decodeURIComponent(request.url!.slice(1))) } : answer;
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    registry.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const audit = () =>
    run('scripts/audit.mjs', `--cache=${join(folder, 'npm')}`, `--registry=http://127.0.0.1:${(registry.address() as AddressInfo).port}/`);
  const advisory = (severity: string) => ({
    pg: [
      {
        id: severity.length,
        url: `https://example.com/${severity}`,
        title: 'It leaks',
        severity,
        vulnerable_versions: '*',
        cwe: [],
        cvss: { score: 9 },
      },
    ],
  });
  const licensed = (packages: object) => {
    const file = join(folder, 'lock.json');
    writeFileSync(file, JSON.stringify({ packages: { '': {}, ...packages } }));
    return run('scripts/licenses.mjs', file);
  };

  it('are refused with a grave vulnerability that is known, and not for want of a network', async () => {
    answer = { status: 200, body: advisory('high') };
    expect(await audit()).toMatchObject({ code: 1, text: expect.stringContaining('pg (high): It leaks') });
    answer = { status: 200, body: advisory('moderate') };
    expect((await audit()).code).toBe(0);
    answer = { status: 200, body: {} };
    expect(await audit()).toMatchObject({ code: 0, text: expect.stringContaining('0 packages') });
    answer = { status: 405, body: {} };
    expect(await audit()).toMatchObject({ code: 0, text: expect.stringContaining('cannot be asked') });
  }, 120_000);

  it('are refused with a licence that asks for more than we give', async () => {
    expect(await run('scripts/licenses.mjs')).toEqual({ code: 0, text: '' });
    expect((await licensed({ 'node_modules/a': { license: 'GPL-3.0' } })).text).toContain('a: GPL-3.0, which is served');
    expect((await licensed({ 'node_modules/a': {} })).code).toBe(1);
    expect((await licensed({ 'node_modules/a': { license: 'MIT AND GPL-2.0' } })).code).toBe(1);
    expect((await licensed({ 'node_modules/a': { license: '(MIT OR GPL-2.0)' } })).code).toBe(0);
    expect((await licensed({ 'node_modules/a': { license: 'MPL-2.0' } })).code).toBe(1);
    expect((await licensed({ 'node_modules/a': { license: 'MPL-2.0', dev: true } })).code).toBe(0);
  });
});
