// Starts a built program, building it first if the build is missing or older than the sources:
//   node scripts/start.mjs [entry] [--demo]      entry: `server`, `migrate`, `recount`, `retention`, `doctor` or `simulator`
// The program runs in this process, so that signals and exit codes need no forwarding.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { changedAt } from './changed-at.mjs';

const PROGRAMS = {
  server: 'server/src/main',
  migrate: 'server/src/migrate',
  recount: 'server/src/recount',
  retention: 'server/src/retention/main',
  doctor: 'server/src/doctor/main',
  simulator: 'simulator/src/main',
};
const SOURCES = ['apps/server', 'apps/simulator', 'libs', 'migrations', 'nest-cli.json', 'package.json', 'tsconfig.json', '.swcrc'];

const OLDEST_NODE = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(`Switchboard needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${process.versions.node}.`);
}
const root = join(import.meta.dirname, '..');
const [entry = 'server'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!Object.hasOwn(PROGRAMS, entry)) fail(`There is no program ${entry}, only ${Object.keys(PROGRAMS).join(', ')}.`);
const program = join(root, 'dist/apps', `${PROGRAMS[entry]}.js`);

/** Redirects the build's output to stderr, because only the program itself writes to stdout. */
function build() {
  const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  execFileSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
}

function buildPagesIfOlder() {
  try {
    execFileSync(process.execPath, [join(root, 'scripts/build-pages.mjs'), '--if-older'], { cwd: root, stdio: ['ignore', 2, 2] });
  } catch {
    fail('The pages could not be built; see above.');
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const newest = Math.max(...SOURCES.map((source) => changedAt(join(root, source))));
if (changedAt(program) < newest) {
  try {
    build();
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') fail('The build failed; see above.');
    if (!existsSync(program)) fail('Nothing is built and the build tools are not installed: run `npm ci`.');
  }
}
if (entry === 'server') buildPagesIfOlder();
if (process.argv.includes('--demo')) process.env.DEMO = '1';
createRequire(import.meta.url)(program);
