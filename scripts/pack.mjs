// Builds a package and packs it: `node scripts/pack.mjs SOURCE [FOLDER]`. Prints the path of the archive.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const source = resolve(root, process.argv[2]);
const destination = resolve(process.argv[3] ?? join(root, 'dist'));
const build = mkdtempSync(join(tmpdir(), 'switchboard-package-'));
const run = (program, ...args) => execFileSync(program, args, { cwd: build, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', join(source, 'tsconfig.package.json'), '--outDir', build);
  for (const file of ['package.json', 'README.md']) cpSync(join(source, file), join(build, file));
  mkdirSync(destination, { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', 'pack', '--json', '--pack-destination', destination));
  process.stdout.write(`${join(destination, filename)}\n`);
} finally {
  rmSync(build, { recursive: true, force: true });
}
