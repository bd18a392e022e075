// Measures the product beside bare servers, on one machine, in one run:  npm run bench, or npm run bench -- messages, config, connecting, growth, rolling, roll-up, export, reads, reports, partitions, nodes, pages, wall or webhooks
//
//   switchboard   the production build: socket → gateway → command → commit → ack, and what agents and customers hear of it
//   insert        a bare Socket.IO server that writes each message with one INSERT before it acks
//   echo          a bare Socket.IO server that acks at once
//
// The systems take turns, so that a noisy machine hurts all alike, and the medians of the rounds count.
// A table for people, then one line of JSON. Exits with 1 when an acked message is missing or out of order.
import { performance } from 'node:perf_hooks';
import { EMBEDDED_POSTGRES, PLAN, SWITCHBOARD } from './plan.mjs';
import { drainBacklog, timeAssignments } from './assignment.mjs';
import { openBare } from './bare.mjs';
import { measureCanned } from './canned.mjs';
import { measureConfig } from './config.mjs';
import { measureConnecting } from './connecting.mjs';
import { measureExport, SMALL_HEAP } from './export.mjs';
import { measureFiles } from './files.mjs';
import { measureRound } from './load.mjs';
import { Processes } from './processes.mjs';
import { measurePaced } from './paced.mjs';
import { measureNodes, reportNodes } from './nodes.mjs';
import { measurePages } from './pages.mjs';
import { measurePartitions, reportPartitions } from './partitions.mjs';
import { measureReads } from './reads.mjs';
import {
  perSecondOf,
  report,
  reportConfig,
  reportConnecting,
  reportExport,
  reportGrowth,
  reportMessages,
  reportReads,
  reportRollUp,
  reportWall,
} from './report.mjs';
import { reportPages } from './report-pages.mjs';
import { measureReports, reportReports } from './reports.mjs';
import { measureRolling, reportRolling } from './rolling.mjs';
import { measureRollUp } from './roll-up.mjs';
import { measureGrowth, measureScale } from './scale.mjs';
import { openSwitchboard } from './switchboard.mjs';
import { verify } from './verify.mjs';
import { measureWall } from './wall.mjs';
import { isGood, measureWebhooks, reportWebhooks } from './webhooks.mjs';

const processes = new Processes();
try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error.stack}\n${error.cause?.stack ?? ''}\n`);
  process.exitCode = 1;
} finally {
  await processes.stop();
}
process.exit();

async function run() {
  const startedAt = performance.now();
  const say = (what) => process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(3)} s  ${what}\n`);
  say('building if needed, starting the product on its own Postgres');
  const heap = process.argv[2] === 'export' ? { NODE_OPTIONS: SMALL_HEAP } : {};
  const server = await processes.start(SWITCHBOARD, { DATA_DIR: processes.dataDir, ...heap });
  const databaseUrl = await processes.postgresOf(EMBEDDED_POSTGRES);
  if (process.argv[2] === 'config') {
    reportConfig(await measureConfig(server, say));
    return 0;
  }
  if (process.argv[2] === 'connecting') {
    const connecting = await measureConnecting(processes, databaseUrl, say);
    reportConnecting(connecting);
    return connecting.wrong.length === 0 ? 0 : 1;
  }
  if (process.argv[2] === 'export') {
    const exported = await measureExport(server, databaseUrl, say);
    reportExport(exported);
    return exported.wrong.length === 0 ? 0 : 1;
  }
  if (process.argv[2] === 'nodes') {
    reportNodes(await measureNodes(processes, databaseUrl, say));
    return 0;
  }
  if (process.argv[2] === 'partitions') {
    reportPartitions(await measurePartitions(databaseUrl, say));
    return 0;
  }
  if (process.argv[2] === 'roll-up') {
    reportRollUp(await measureRollUp(databaseUrl, say));
    return 0;
  }
  if (process.argv[2] === 'rolling') return reportRolling(await measureRolling(processes, databaseUrl, say)) ? 0 : 1;
  if (process.argv[2] === 'webhooks') return reportWebhooks(await measureWebhooks(processes, databaseUrl, say)) ? 0 : 1;
  if (process.argv[2] === 'growth') {
    reportGrowth(await measureGrowth(databaseUrl, say));
    return 0;
  }
  if (process.argv[2] === 'wall') {
    reportWall(await measureWall(processes, databaseUrl, say));
    return 0;
  }
  if (process.argv[2] === 'reads') {
    reportReads(await measureReads(processes, server, databaseUrl, say));
    return 0;
  }
  if (process.argv[2] === 'reports') {
    const isWithin = reportReports(await measureReports(processes, server, databaseUrl, say));
    return isWithin ? 0 : 1;
  }
  if (process.argv[2] === 'pages') {
    const isWithin = reportPages(await measurePages(server, databaseUrl, say));
    return isWithin ? 0 : 1;
  }
  say(`signing in ${PLAN.agents} agents, starting ${PLAN.customers} chats`);
  const product = await openSwitchboard(server, PLAN);
  const systems = [
    product,
    await openBare(await processes.start(['test/bench/bare-server.mjs', 'insert'], { DATABASE_URL: databaseUrl }), 'insert', product),
    await openBare(await processes.start(['test/bench/bare-server.mjs', 'echo']), 'echo', product),
  ];
  const rounds = [];
  for (let round = 1; round <= PLAN.rounds; round++) {
    say(`messages, round ${round} of ${PLAN.rounds}`);
    for (const system of systems) rounds.push({ system: system.name, ...(await measureRound(system, PLAN)) });
  }
  say('messages at half the load of the bare INSERT server, and at a tenth of what the product bears');
  const paced = {
    half: await measurePaced(systems.slice(0, 2), perSecondOf('insert', rounds) / 2, PLAN),
    tenth: await measurePaced(systems.slice(0, 2), perSecondOf('switchboard', rounds) / 10, PLAN),
  };
  for (const bare of systems.slice(1)) bare.close();
  if (process.argv[2] === 'messages') {
    const correctness = await verify(databaseUrl, product, { chatIds: [] });
    reportMessages({ plan: PLAN, rounds, paced, correctness, seconds: (performance.now() - startedAt) / 1000 });
    return correctness.wrong.length === 0 ? 0 : 1;
  }
  say(`${PLAN.singleChats} chats, one at a time`);
  const assignment = await timeAssignments(product, PLAN);
  say(`a backlog of ${PLAN.backlog} chats`);
  const backlog = await drainBacklog(product, PLAN);
  const correctness = await verify(databaseUrl, product, backlog);
  const files = await measureFiles(product, await processes.start(['test/bench/bare-uploads.mjs']), say);
  const canned = await measureCanned(product, databaseUrl, say);
  const config = await measureConfig(server, say);
  const connecting = await measureConnecting(processes, databaseUrl, say);
  const scale = await measureScale(databaseUrl, say);
  const webhooks = await measureWebhooks(processes, databaseUrl, say);
  report({
    plan: PLAN,
    rounds,
    paced,
    assignment,
    backlog,
    correctness,
    files,
    canned,
    config,
    connecting,
    scale,
    webhooks,
    seconds: (performance.now() - startedAt) / 1000,
  });
  return correctness.wrong.length + connecting.wrong.length === 0 && isGood(webhooks) ? 0 : 1;
}
