// Builds the widget into dist/pages/widget, and holds it to its budgets: `node scripts/build-widget.mjs`.
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { precompressed } from './precompressed.mjs';
import { withoutOtherTransports } from './without-other-transports.mjs';

const root = join(import.meta.dirname, '..');
const source = join(root, 'apps/widget');
const folder = join(root, 'dist/pages/widget');

/** Kilobytes of 1,000, gzipped. `words` is the largest language, `sum` all that a page loads for a conversation in it. */
const BUDGETS = { loader: 1.8, app: 21.5, wire: 17.8, words: 1.7, sum: 42.8 };

const shared = {
  root: source,
  configFile: false,
  logLevel: 'warn',
  base: './',
  publicDir: false,

  resolve: {
    alias: { '#ui': join(root, 'libs/ui') },
    conditions: ['switchboard-source', 'browser', 'module', 'import', 'default'],
  },
};

/** Browsers that know `light-dark` and nesting, so that styles stay as they are written. */
const BROWSERS = ['chrome123', 'firefox120', 'safari17.5'];

/** What the loader loads when it is needed: the app, the connection, and the words of each language, by names with a hash. */
const app = {
  ...shared,
  plugins: [withoutOtherTransports, precompressed()],
  build: {
    outDir: join(folder, 'hashed'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: BROWSERS,
    // As a library, because Vite puts a helper around the imports of anything else.
    lib: { entry: { app: join(source, 'src/app/main.tsx') }, formats: ['es'] },
    rolldownOptions: {
      output: { minify: true, entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};

/** The script of the page, which knows the name of the app. */
const loader = (appFile) => ({
  ...shared,
  plugins: [precompressed()],
  define: { APP: JSON.stringify(appFile) },
  build: {
    outDir: join(folder, 'loader'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: BROWSERS,
    lib: { entry: join(source, 'src/loader.ts'), formats: ['iife'], name: 'switchboardLoader', fileName: () => 'widget.js' },
  },
});

export async function buildWidget() {
  const { build } = await import('vite');
  await build(app);
  await build(loader(names('app')[0]));
  for (const page of ['demo', 'preview']) cpSync(join(source, 'src', page), join(folder, page), { recursive: true });
  check(weigh());
}

const names = (chunk) => readdirSync(join(folder, 'hashed')).filter((name) => name.startsWith(`${chunk}-`) && name.endsWith('.js'));
const gzipped = (path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length / 1000;

function weigh() {
  const of = (chunk) => names(chunk).reduce((sum, name) => sum + gzipped(`hashed/${name}`), 0);
  const languages = readdirSync(join(folder, 'hashed')).filter((name) => /^[a-z]{2}-.*\.js$/.test(name));
  const words = Math.max(0, ...languages.map((name) => gzipped(`hashed/${name}`)));
  const weights = { loader: gzipped('loader/widget.js'), app: of('app'), wire: of('wire'), words };
  return { ...weights, sum: weights.loader + weights.app + weights.wire + words };
}

function check(weights) {
  if (process.argv.includes('--weights')) process.stdout.write(`${JSON.stringify(weights)}\n`);
  for (const [what, weight] of Object.entries(weights)) {
    if (weight > BUDGETS[what]) throw new Error(`The widget's ${what} weighs ${weight.toFixed(2)} kB, over its budget of ${BUDGETS[what]}`);
  }
}
