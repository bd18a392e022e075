/**
 * Which way dependencies run. Each context names the contexts it may import; they meet at `index.ts`, as `#name`.
 * Downstream speaks upstream in commands, upstream speaks in events and knows nobody downstream.
 */
const MAY_IMPORT = {
  directory: [],
  blocks: ['directory'],
  customers: ['directory', 'blocks'],
  presence: ['directory'],
  files: ['directory'],
  chats: ['directory', 'blocks', 'customers', 'files'],
  canned: ['directory', 'customers', 'files', 'chats'],
  routing: ['directory', 'presence', 'customers', 'chats'],
  insight: ['directory', 'presence', 'customers', 'chats', 'canned', 'files', 'routing'],
  analytics: ['directory', 'presence', 'customers', 'chats', 'routing'],
  mail: ['directory', 'customers', 'files', 'chats', 'routing'],
  push: ['chats', 'routing'],
  widget: ['directory', 'routing', 'mail'],
  webhooks: ['customers', 'chats', 'routing'],
  audit: ['directory', 'customers', 'chats'],
  simulation: ['directory'],
  system: ['directory', 'files', 'mail'],
  translation: ['directory', 'customers', 'chats'],
};

/**
 * Whose collections (`lends.ts`) a context may lock and change together with its own in one transaction. Each entry is a decision
 * (docs/decisions/0022): a command of the owner comes first.
 */
const MAY_BORROW = {
  customers: ['blocks'],
  chats: ['directory', 'customers', 'files'],
  canned: ['directory', 'files', 'chats'],
  routing: ['directory', 'presence', 'chats'],
  mail: ['customers', 'files'],
  translation: ['chats'],
};

/** The layers of the platform, from the ground up: each may import those before it. `platform.module`, `app` and `index` put them together. */
const PLATFORM_LAYERS = [
  'env',
  'observe',
  'time',
  'db',
  'jobs',
  'http',
  'outbound',
  'auth',
  'audit',
  'limits',
  'realtime',
  'store',
  'versions',
  'idempotency',
  'health',
];

/**
 * The rooms of the contexts that have some, in an order: a room may import those before it, and none the files at the context's root,
 * which put the rooms together.
 */
const ROOMS = {
  directory: ['staff', 'skills', 'hours', 'teams', 'settings', 'keys', 'logins', 'oidc', 'own'],
  chats: [
    'targets',
    'chat',
    'attendance',
    'watching',
    'lifecycle',
    'messages',
    'edits',
    'search',
    'labels',
    'notes',
    'ticket',
    'export',
    'views',
    'drafts',
  ],
  files: ['attachment', 'storage', 'content', 'uploads', 'downloads', 'library'],
  canned: ['templates', 'library', 'attachments', 'sending', 'usage', 'transfer'],
  analytics: ['rollup', 'reading', 'canned', 'wall'],
  system: ['doctor', 'nodes', 'sweeps'],
  routing: ['planner', 'policy', 'floor', 'queue', 'assignment', 'hold', 'escalation', 'explanation'],
};

const SPEC = '\\.spec\\.ts$';
const TESTING = '/testing/';
const CONTEXT = '^libs/contexts/([^/]+)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const directions = Object.entries(MAY_IMPORT).map(([context, others]) =>
  rule(
    `direction-of-${context}`,
    `${context} may import ${others.length > 0 ? others.join(', ') : 'no other context'}: an event or a query of its own is the way downstream`,
    { path: `^libs/contexts/${context}/`, pathNot: SPEC },
    { path: '^libs/contexts/', pathNot: `^libs/contexts/(${[context, ...others].join('|')})/` },
  ),
);

const borrowings = Object.keys(MAY_IMPORT).map((context) =>
  rule(
    `borrowing-of-${context}`,
    `${context} may borrow from ${MAY_BORROW[context]?.join(', ') ?? 'nobody'}: order a command, or name the owner in MAY_BORROW (.dependency-cruiser.cjs)`,
    { path: `^libs/contexts/${context}/`, pathNot: SPEC },
    { path: '^libs/contexts/[^/]+/lends\\.ts$', pathNot: `^libs/contexts/(${MAY_BORROW[context]?.join('|') ?? 'nobody'})/` },
  ),
);

const layers = PLATFORM_LAYERS.map((layer, floor) =>
  rule(
    `platform-layer-${layer}`,
    `${layer} may import ${PLATFORM_LAYERS.slice(0, floor).join(', ') || 'no other layer'}`,
    { path: `^libs/platform/${layer}/`, pathNot: SPEC },
    { path: '^libs/platform/', pathNot: `^libs/platform/(${PLATFORM_LAYERS.slice(0, floor + 1).join('|')})/` },
  ),
);

const rooms = Object.entries(ROOMS).flatMap(([context, names]) =>
  names.map((room, at) =>
    rule(
      `room-${context}-${room}`,
      `${room} is put together with others at the root of ${context}, and knows ${at === 0 ? 'no other room' : names.slice(0, at).join(', ')}`,
      { path: `^libs/contexts/${context}/${room}/`, pathNot: SPEC },
      {
        path: [`^libs/contexts/${context}/[^/]+$`, ...names.slice(at + 1).map((later) => `^libs/contexts/${context}/${later}/`)],
        dependencyTypesNot: ['type-only'],
      },
    ),
  ),
);
/** Plain TypeScript: the folder `domain`, of a context or of one of its rooms, and the planner. */
const DOMAIN = '^libs/contexts/([^/]+)/(domain|[^/]+/domain|planner)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('kernel-imports-nothing', 'the kernel stands alone', { path: '^libs/kernel/', pathNot: SPEC }, { pathNot: '^libs/kernel/' }),
    rule('protocol-imports-nothing', 'wire types stand alone', { path: '^libs/protocol/', pathNot: SPEC }, { pathNot: '^libs/protocol/' }),
    rule(
      'platform-knows-no-context',
      'platform imports kernel and protocol',
      { path: '^libs/platform/', pathNot: [SPEC, '^libs/platform/testing/'] },
      { path: '^(apps|libs|test)/', pathNot: '^libs/(platform|kernel|protocol)/' },
    ),
    rule(
      'one-place-for-metrics',
      'what is measured goes through Meter',
      { path: '^(apps|libs)/', pathNot: [SPEC, '^libs/platform/observe/'] },
      { path: 'node_modules/prom-client/' },
    ),
    ...layers,
    rule(
      'platform-without-a-layer',
      'name the new folder in PLATFORM_LAYERS (.dependency-cruiser.cjs)',
      { path: '^libs/platform/[^/]+/', pathNot: `^libs/platform/(${PLATFORM_LAYERS.join('|')}|testing)/` },
      {},
    ),
    rule(
      'embedded-postgres-stands-alone',
      'a Postgres that comes along is a library of its own: who starts a program or a test run knows it',
      { path: '^libs/embedded-postgres/', pathNot: SPEC },
      { path: '^(apps|libs|migrations|test)/', pathNot: '^libs/embedded-postgres/' },
    ),
    rule(
      'simulator-decides-nothing',
      'a simulated floor goes by the planner, the deadlines and the hours that count in earnest; all else it is told',
      { path: '^libs/simulator/', pathNot: SPEC },
      {
        path: '^(apps|libs|migrations|test)/',
        pathNot: [
          '^libs/(simulator|protocol|contexts/routing/planner)/',
          '^libs/contexts/(chats/targets/domain/deadlines|directory/hours/domain/(opening|local-time))\\.ts$',
        ],
      },
    ),
    rule(
      'contexts-know-no-embedded-postgres',
      'whoever serves is told the address of a database',
      { path: '^libs/', pathNot: [SPEC, TESTING, '^libs/embedded-postgres/'] },
      {
        path: '^libs/embedded-postgres/',
      },
    ),
    rule(
      'test-kit-knows-no-context',
      'the test kit may boot the server as a whole, and reaches into nothing else',
      { path: '^libs/platform/testing/', pathNot: SPEC },
      {
        path: '^(apps|libs|test)/',
        pathNot: ['^libs/(platform|kernel|protocol|embedded-postgres)/', '^apps/server/src/server\\.module\\.ts$'],
      },
    ),
    rule(
      'migrations-are-run-in-one-place',
      'only libs/platform/db/migrate.ts sees the migrations',
      { pathNot: ['^migrations/', '^test/', '^libs/platform/db/migrate\\.ts$'] },
      { path: '^migrations/' },
    ),
    rule('migrations-import-nothing', 'code changes, a migration must not', { path: '^migrations/' }, { path: '^(apps|libs|test)/' }),
    rule(
      'domain-imports-kernel-only',
      'a domain is plain TypeScript: the kernel, its own files, and types of the protocol',
      { path: DOMAIN, pathNot: [SPEC, TESTING] },
      { pathNot: ['^libs/kernel/', '^libs/contexts/$1/(domain|[^/]+/domain|planner)/', '^libs/protocol/'] },
    ),
    rule(
      'domain-sees-protocol-as-types',
      'the wire says how things look, never what happens: `import type` only, but for its words',
      { path: DOMAIN, pathNot: [SPEC, TESTING] },
      { path: '^libs/protocol/', pathNot: '^libs/protocol/words\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'domain-tests-need-no-machinery',
      'a domain is tested without Nest and without a database',
      { path: `${DOMAIN}.*(${SPEC}|testing/)` },
      { pathNot: ['^libs/kernel/', '^libs/protocol/', '^libs/contexts/$1/(domain|[^/]+/domain|planner)/', 'node_modules/fast-check/'] },
    ),
    ...directions,
    ...borrowings,
    ...rooms,
    rule(
      'room-without-a-place',
      'name the new room in ROOMS (.dependency-cruiser.cjs)',
      {
        path: `^libs/contexts/(${Object.keys(ROOMS).join('|')})/[^/]+/`,
        pathNot: Object.entries(ROOMS).map(([context, names]) => `^libs/contexts/${context}/(${names.join('|')})/`),
      },
      {},
    ),
    rule(
      'context-without-a-direction',
      'name the new context in MAY_IMPORT (.dependency-cruiser.cjs)',
      { path: CONTEXT, pathNot: `^libs/contexts/(${Object.keys(MAY_IMPORT).join('|')})/` },
      {},
    ),
    rule(
      'contexts-meet-at-index',
      'a context has one door, and one for what it lends',
      { path: CONTEXT },
      { path: '^libs/contexts/', pathNot: ['^libs/contexts/$1/', '^libs/contexts/[^/]+/(index|lends)\\.ts$'] },
    ),
    rule(
      'contexts-meet-by-name',
      'write `#chats`, not `../chats`',
      { path: CONTEXT },
      { path: '^libs/contexts/', pathNot: '^libs/contexts/$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    ),
    rule(
      'no-way-in-through-the-own-door',
      'inside a context files import each other',
      { path: CONTEXT },
      { path: '^libs/contexts/$1/(index|lends)\\.ts$' },
    ),
    rule(
      'apps-enter-contexts-by-the-door',
      'the server knows what index.ts exports; its demo looks who is there already',
      { path: '^apps/', pathNot: SPEC },
      { path: '^libs/contexts/', pathNot: ['^libs/contexts/([^/]+|routing/planner)/index\\.ts$', '^libs/contexts/directory/lends\\.ts$'] },
    ),
    rule(
      'libs-know-no-app',
      'apps put libraries together, not the other way round',
      { path: '^libs/(?!platform/testing/)', pathNot: SPEC },
      { path: '^apps/' },
    ),
    rule(
      'front-ends-see-protocol-and-ui',
      'a browser gets no server code',
      { path: '^apps/(?!(?:server|simulator)/)([^/]+)/' },
      {
        path: '^(apps|libs|migrations|test)/',
        pathNot: ['^apps/$1/', '^libs/(protocol|client|ui)/'],
      },
    ),
    rule(
      'ui-sees-protocol',
      'parts of pages know the wire and each other',
      { path: '^libs/ui/' },
      { path: '^(apps|libs|migrations|test)/', pathNot: '^libs/(protocol|client|ui)/' },
    ),
    rule(
      'client-sees-protocol',
      'the client is a package of its own',
      { path: '^libs/client/', pathNot: SPEC },
      { path: '^(apps|libs|migrations|test)/', pathNot: '^libs/(protocol|client)/' },
    ),
    rule(
      'client-core-stands-alone',
      'the core of the client knows none of its other entries',
      { path: '^libs/client/core/', pathNot: SPEC },
      { path: '^libs/client/', pathNot: '^libs/client/core/' },
    ),
    rule(
      'client-conversation-sees-core',
      'whoever only talks pays for no desk and no link finder',
      { path: '^libs/client/conversation/', pathNot: SPEC },
      { path: '^libs/client/', pathNot: '^libs/client/(core|conversation)/' },
    ),
    rule(
      'client-desk-sees-conversation-as-types',
      'a desk is given its client',
      { path: '^libs/client/desk/', pathNot: SPEC },
      { path: '^libs/client/(conversation|text)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'client-text-stands-alone',
      'the link finder is loaded by itself',
      { path: '^libs/client/text/', pathNot: SPEC },
      { path: '^libs/client/', pathNot: '^libs/client/text/' },
    ),
    rule(
      'client-runs-in-browsers',
      'nothing of Node is in what a browser loads',
      { path: '^libs/(client|protocol)/', pathNot: SPEC },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'server-needs-no-client',
      'the client is for those who call the server',
      { path: '^(apps/(server|simulator)|libs/(contexts|kernel|platform))/', pathNot: [SPEC, TESTING] },
      { path: '^libs/(client|ui)/' },
    ),
    rule(
      'no-tests-in-production',
      'what serves needs no test kit',
      { path: '^(apps|libs|migrations)/', pathNot: [SPEC, TESTING] },
      { path: ['^test/', SPEC, '^(apps|libs)/.*/testing/'] },
    ),
    rule(
      'no-undeclared-packages',
      'what serves runs on `dependencies` alone: the image has no others',
      { path: '^(apps/(server|simulator)|libs|migrations)/', pathNot: [SPEC, TESTING, '^libs/(client|ui)/'] },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-peer'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'no-cycles',
      'types may refer to each other, code may not',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule('nothing-unresolved', 'an import that leads nowhere', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['switchboard-source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
    cache: false,
  },
};
