import { join } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emojiData } from '../../scripts/emoji-data.mjs';
import { metricFormulas } from '../../scripts/metric-formulas.mjs';
import { preloaded } from '../../scripts/preloaded.mjs';
import { precompressed } from '../../scripts/precompressed.mjs';
import { withoutOtherTransports } from '../../scripts/without-other-transports.mjs';

const root = import.meta.dirname;
/** Where `npm run dev` finds the server. */
const server = process.env.SWITCHBOARD_URL ?? 'http://localhost:3000';

const SIGN_IN = new RegExp(
  [
    'libs/client/core/(listeners|external-store|problem-error|refusal|server-time|upload|rest|storage)\\.ts',
    'libs/ui/(i18n/translate|parts/(Button|Field|Kbd|Tooltip)/)',
    'lucide-react/dist/esm/(shared/|icons/eye)',
    'react-aria-components/dist/private/(Checkbox|FieldError|Form|Group|Input|Label|TextArea|TextField)\\.mjs',
  ].join('|'),
);

export default defineConfig({
  root,
  plugins: [
    react(),
    { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' },
    withoutOtherTransports,
    emojiData(),
    metricFormulas(),
    preloaded(['src/live/desk.ts', 'src/at-the-desk.ts', 'src/thread/ChatPage.tsx'], 'inter-latin-wght'),
    precompressed(),
  ],
  resolve: {
    alias: { '#ui': join(root, '../../libs/ui') },
    conditions: ['switchboard-source', 'browser', 'module', 'import', 'default'],
  },
  build: {
    outDir: join(root, '../../dist/pages/desk'),
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // The first script names all others: their own names would be a quarter of that list.
    rolldownOptions: {
      output: {
        chunkFileNames: 'assets/[hash].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        // What everybody needs comes in two pieces: to sign in, and to sit at the desk. Fifty small ones weigh a tenth more, and the first
        // script names them all; of the router, too, each function that some page uses would become a file of its own.
        codeSplitting: {
          groups: [
            { name: 'login', test: /^(?!.*(main\.tsx|index\.html))/, tags: ['$initial'], priority: 2 },
            { name: 'desk', test: /src\/at-the-desk\.ts$/, priority: 1 },
            // Pages that share an icon with the chat would load all of it.
            { name: 'icons', test: /lucide-react\/dist\/esm\/icons\//, minShareCount: 2, priority: 1 },
            { name: 'chat', test: /src\/thread\/ChatPage\.tsx$/ },
            { name: 'routes', test: /node_modules\/(@tanstack\/(react-router|router-core|history|react-store|store)|react|scheduler)\// },
            // What all reports need, without the parts that it stands on; and what they share with the pages that manage.
            { name: 'addresses', test: /src\/(admin\/frame\/(search|save-as)|data\/useWhileRunning|shell\/zones)\.ts$/, priority: 1 },
            {
              name: 'reports',
              test: /src\/(reports\/(frame|search|spans|charts\/interval-name|figures|deltas|formulas)|words\/reports)/,
              includeDependenciesRecursively: false,
            },
            // Icons that a chat has in common with other pages, which would otherwise come with all of the chat.
            { name: 'icons', test: /lucide-react\/dist\/esm\/icons\//, minShareCount: 2, priority: 1 },
            // What the sign-in needs, and styles: many small files weigh more than one.
            { name: 'sign-in', test: SIGN_IN },
            { name: 'parts', test: /libs\/ui\/parts\/(Avatar|Chip|Dialog|Empty|Menu|Priority|Seats|Skeleton|StatusDot|Timer)\/[^/]+\.css/ },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/v1': server, '/docs': server, '/socket.io': { target: server, ws: true } } },
});
