// Bundles the client for a page that shows one conversation, including socket.io-client:
// `node scripts/bundle-client.mjs FOLDER` writes client.js to the folder and prints its gzipped size in bytes.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { withoutOtherTransports } from './without-other-transports.mjs';

const root = join(import.meta.dirname, '..');
const folder = resolve(process.argv[2] ?? join(root, 'dist/browser'));

const ENTRY = 'widget-client';
const entry = {
  name: 'entry',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith(ENTRY) ? `\0${ENTRY}` : undefined),
  load: (id) =>
    id === `\0${ENTRY}`
      ? `export { customerToken, ProblemError } from '${root}/libs/client/core/index.ts';
         export { mayHoldLinks, SwitchboardClient } from '${root}/libs/client/conversation/index.ts';`
      : undefined,
};

const output = await build({
  configFile: false,
  root,
  logLevel: 'error',
  plugins: [entry, withoutOtherTransports],
  resolve: { conditions: ['switchboard-source', 'browser', 'module', 'import', 'default'] },
  build: { write: false, target: 'es2023', modulePreload: false, rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' } },
});
const [{ output: chunks }] = Array.isArray(output) ? output : [output];
const code = chunks.map((chunk) => chunk.code).join('');
if (process.argv[2]) writeFileSync(join(folder, 'client.js'), code);
process.stdout.write(`${JSON.stringify({ bytes: code.length, gzipped: gzipSync(code, { level: 9 }).length, chunks: chunks.length })}\n`);
