/** What is measured, and how much of it. About a minute in all. */
export const PLAN = {
  agents: 20,
  customers: 60,
  /** Messages each customer's socket keeps under way. */
  inFlight: 4,
  rounds: Number(process.env.BENCH_ROUNDS ?? 5),
  warmUpMs: 600,
  measureMs: Number(process.env.BENCH_MEASURE_MS ?? 2_400),
  /** Rounds at half the load that the bare INSERT server bears, and the length of each. */
  pacedRounds: Number(process.env.BENCH_ROUNDS ?? 5),
  pacedMs: Number(process.env.BENCH_MEASURE_MS ?? 2_400),
  singleChats: 200,
  backlog: 2_000,
  /** Agents who connect at one moment, and customers' sockets that are open beside them. */
  connecting: Number(process.env.BENCH_CONNECTING ?? 1_000),
  connectedCustomers: Number(process.env.BENCH_CUSTOMERS ?? 5_000),
  connectingRounds: 3,
  /** So long a node is drained that is asked to end. */
  drainSeconds: Number(process.env.BENCH_DRAIN ?? 30),
  /** The floor that the wall shows, changes of status a second, and how long; BENCH_WALL_MS makes it longer, for its memory. */
  wallAgents: 1_000,
  wallWaiting: 5_000,
  wallPerSecond: 50,
  wallMs: Number(process.env.BENCH_WALL_MS ?? 20_000),
  wallParts: 4,
  /** Connections of the bare INSERT server: as many as the product's default pool. */
  pool: 20,
};

/** The server as `npm start` runs it; its profile is wanted with BENCH_PROFILE=<folder>. */
export const SWITCHBOARD = [
  ...(process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []),
  'scripts/start.mjs',
];
export const EMBEDDED_POSTGRES = 'dist/libs/embedded-postgres/index.js';
