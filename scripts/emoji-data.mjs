import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const root = dirname(require.resolve('emojibase-data/package.json'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The files that the desk reads, as emojibase has them, by the names under which they are served. */
const FILES = {
  'en/data.json': 'en/data.json',
  'en/messages.json': 'en/messages.json',
  'en/short-names.json': 'en/shortcodes/github.json',
};
const PATH = `/assets/emoji-${version}`;

/** Vite plugin: the data of emojis lies beside the scripts, so that no other site is asked for it. Its version is in its address, which is kept for ever. */
export function emojiData() {
  let folder;
  return {
    name: 'emoji-data',
    config: () => ({ define: { __EMOJI_DATA__: JSON.stringify(PATH) } }),
    configResolved: ({ build }) => void (folder = build.outDir),
    writeBundle() {
      for (const [name, source] of Object.entries(FILES)) {
        const target = join(folder, PATH, name);
        mkdirSync(dirname(target), { recursive: true });
        cpSync(join(root, source), target);
      }
    },
    configureServer: ({ middlewares }) =>
      void middlewares.use(PATH, ({ url = '' }, response, next) => {
        const source = FILES[url.slice(1)];
        if (!source) return next();
        response.setHeader('content-type', 'application/json');
        response.end(readFileSync(join(root, source)));
      }),
  };
}
