// Builds the widget into dist/pages/widget, and holds it to its budgets: `node scripts/build-widget.mjs`.
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { precompressed } from './precompressed.mjs';

const root = join(import.meta.dirname, '..');
const source = join(root, 'apps/widget');
const folder = join(root, 'dist/pages/widget');

/**
 * Kilobytes of 1,000, gzipped. `words` is the largest language, `sum` all that a page loads for a conversation in it; `notes`, with its own
 * words, comes besides where voice or video notes are switched on, or one is in the chat; `said` where messages are translated, with its words
 * in all languages.
 */
const BUDGETS = { loader: 1.5, app: 16.025, wire: 15.425, words: 1.85, sum: 35, notes: 5, said: 1.5 };

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

/**
 * What the widget has of its own, by the module of the client in whose place it stands: a socket instead of `socket.io-client`, which would
 * be a third of all that is loaded, and REST, which the app has already.
 */
const OWN = new Map([
  ['libs/client/core/connection.ts ./socket', 'src/socket.ts'],
  ['libs/client/conversation/switchboard-client.ts ../core/rest', 'src/no-rest.ts'],
]);

/** Vite plugin: puts the widget's own parts in their places. */
const ownParts = {
  name: 'own-parts',
  enforce: 'pre',
  resolveId(id, importer = '') {
    const own = OWN.get(`${relative(root, importer)} ${id}`);
    return own && join(source, own);
  },
};

/** The words of notes have the names that other words have, too. */
const isOfNotes = (id) => id.includes('libs/ui/recording/words/');

/** What the loader loads when it is needed: the app, the connection, and the words of each language, by names with a hash. */
const app = {
  ...shared,
  plugins: [ownParts, precompressed()],
  build: {
    outDir: join(folder, 'hashed'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: BROWSERS,
    // As a library, because Vite puts a helper around the imports of anything else.
    lib: { entry: { app: join(source, 'src/app/main.tsx') }, formats: ['es'] },
    rolldownOptions: {
      // What the wire shares with the app stays in the app.
      preserveEntrySignatures: 'allow-extension',
      // Nobody bundles it any more, for whom calls would have to be marked as pure.
      output: {
        minify: true,
        comments: false,
        entryFileNames: '[name]-[hash:6].js',
        chunkFileNames: ({ moduleIds }) => `${moduleIds.some(isOfNotes) ? 'notes-' : ''}[name]-[hash:6].js`,
      },
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

const hashed = () => readdirSync(join(folder, 'hashed')).filter((name) => name.endsWith('.js'));
const names = (chunk) => hashed().filter((name) => name.startsWith(`${chunk}-`));
const gzipped = (path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length / 1000;

/** Whatever is no language counts, also a chunk that nobody has foreseen. */
function weigh() {
  const sizes = new Map(hashed().map((name) => [name, gzipped(`hashed/${name}`)]));
  const total = (fits) => [...sizes].reduce((sum, [name, size]) => (fits(name) ? sum + size : sum), 0);
  const isOf = (chunk) => (name) => name.startsWith(`${chunk}-`);
  const isLanguage = (name) => /^(notes-)?[a-z]{2}-/.test(name);
  const largest = (fits) => Math.max(...[...sizes].map(([name, size]) => (isLanguage(name) && fits(name) ? size : 0)));
  const isNotes = isOf('notes');
  const words = largest((name) => !isNotes(name));
  const notes = total((name) => isNotes(name) && !isLanguage(name)) + largest(isNotes);
  const loader = gzipped('loader/widget.js');
  const isSaid = isOf('said');
  const rest = total((name) => !isLanguage(name) && !isNotes(name) && !isSaid(name));
  const [said, parts] = [total(isSaid), { app: total(isOf('app')), wire: total(isOf('wire')) }];
  return { loader, ...parts, words, sum: loader + words + rest, notes, said };
}

function check(weights) {
  if (process.argv.includes('--weights')) process.stdout.write(`${JSON.stringify(weights)}\n`);
  for (const [what, weight] of Object.entries(weights)) {
    if (weight > BUDGETS[what]) throw new Error(`The widget's ${what} weighs ${weight.toFixed(2)} kB, over its budget of ${BUDGETS[what]}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.env.NODE_ENV = 'production';
  await buildWidget();
}
