// Builds the pages into dist/pages, and holds them to their budgets: `node scripts/build-pages.mjs [--if-older]`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildWidget } from './build-widget.mjs';
import { changedAt } from './changed-at.mjs';

const root = join(import.meta.dirname, '..');
const SOURCES = ['apps/desk', 'apps/widget', 'docs/metrics.md', 'libs/client', 'libs/protocol', 'libs/ui', 'package-lock.json', 'scripts'];
/** What is built last. */
const built = join(root, 'dist/pages/desk/index.html');

/** Kilobytes of 1,000, gzipped: what a first load of the desk may weigh, and what the reports may weigh besides. */
const BUDGETS = { 'first load': 250, login: 135, styles: 16, 'one font': 50, reports: 80 };

export const arePagesOld = () => changedAt(built) < Math.max(...SOURCES.map((source) => changedAt(join(root, source))));

export async function buildPages() {
  process.env.NODE_ENV = 'production';
  await buildWidget();
  const { build } = await import('vite');
  await build({ configFile: join(root, 'apps/desk/vite.config.mts'), logLevel: 'warn' });
  check(weigh());
}

function weigh() {
  const folder = join(root, 'dist/pages/desk');
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const gzipped = (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000;
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  const withImports = (chunk, seen = new Set()) => {
    if (seen.has(chunk.file)) return seen;
    seen.add(chunk.file);
    for (const name of chunk.imports ?? []) withImports(manifest[name], seen);
    return seen;
  };
  const sum = (files) => [...files].reduce((total, file) => total + gzipped(file), 0);
  const withAll = (source, seen) =>
    Object.entries(manifest)
      .filter(([name]) => source.test(name))
      .reduce((files, [, chunk]) => withImports(chunk, files), seen);
  const desk = withAll(/src\/at-the-desk\.ts$/, withImports(entry));
  const reports = [...withAll(/src\/reports\/.*(Area|Page)\.tsx$/, new Set())].filter((file) => !desk.has(file));
  const fonts = readdirSync(join(folder, 'assets')).filter((name) => /latin-wght.*woff2$/.test(name));
  return {
    'first load': sum(desk),
    login: sum(withImports(entry)),
    styles: sum(stylesOf(manifest, desk)),
    reports: sum(reports),
    'one font': Math.max(...fonts.map((name) => statSync(join(folder, 'assets', name)).size / 1000)),
  };
}

/** The styles that come with scripts; those of dialogs, drawers and other pages come with theirs. */
function stylesOf(manifest, scripts) {
  return new Set(Object.values(manifest).flatMap(({ file, css }) => (scripts.has(file) ? (css ?? []) : [])));
}

function check(weights) {
  for (const [what, weight] of Object.entries(weights)) {
    if (weight > BUDGETS[what]) throw new Error(`The desk's ${what} weighs ${weight.toFixed(1)} kB, over its budget of ${BUDGETS[what]}`);
  }
  if (process.argv.includes('--weights')) process.stdout.write(`${JSON.stringify(weights)}\n`);
}

const LOCK = join(root, 'dist/.building-pages');
const LOOK_AGAIN_MS = 200;

/** Runs `work` while no other process does: suites that start at once would build into each other's folder. */
async function alone(work) {
  for (;;) {
    try {
      mkdirSync(dirname(LOCK), { recursive: true });
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isBuilding()) rmSync(LOCK, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** Whether the process that holds the lock still runs. */
function isBuilding() {
  try {
    return process.kill(Number(readFileSync(LOCK, 'utf8')), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const isNeeded = () => !process.argv.includes('--if-older') || !existsSync(built) || arePagesOld();
  if (isNeeded()) await alone(async () => isNeeded() && (await buildPages()));
}
