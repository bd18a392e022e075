import { median } from './numbers.mjs';
import { webhooksTable } from './webhooks.mjs';

const SYSTEMS = ['switchboard', 'insert', 'echo'];

/** A table for people; the last line for programs. */
export function report({
  plan,
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
  seconds,
}) {
  const { systems, ratios, lines: messages } = messagesReport({ plan, rounds, paced });
  const lines = [
    ...messages,
    `POST /chats → chat.assigned at the agent: p50 ${assignment.p50.toFixed(1)} ms, p99 ${assignment.p99.toFixed(1)} ms over ${assignment.chats} chats`,
    `A backlog of ${backlog.chats} chats is drained in ${backlog.seconds.toFixed(2)} s: ${backlog.perSecond.toFixed(0)} assignments/s`,
    correctnessLine(correctness),
    '',
    ...filesTable(files),
    '',
    ...cannedTable(canned),
    '',
    ...configTable(config),
    '',
    ...connectingTable(connecting),
    '',
    ...scaleTable(scale),
    '',
    ...webhooksTable(webhooks),
    '',
    `${seconds.toFixed(0)} s in all`,
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const { chatIds: _ids, ...drained } = backlog;
  process.stdout.write(
    `${JSON.stringify({ event: 'bench', node: process.version, plan, systems, ratios, paced, assignment, backlog: drained, correctness, files, canned, config, connecting, scale, webhooks, seconds })}\n`,
  );
}

/** The part about messages alone. */
export function reportMessages({ plan, rounds, paced, correctness, seconds }) {
  const { systems, ratios, lines } = messagesReport({ plan, rounds, paced });
  process.stdout.write(`${[...lines, correctnessLine(correctness), '', `${seconds.toFixed(0)} s in all`, ''].join('\n')}\n`);
  process.stdout.write(
    `${JSON.stringify({ event: 'bench', node: process.version, plan, systems, ratios, paced, correctness, seconds })}\n`,
  );
}

/** The part about views of a page with the widget, alone. */
export function reportConfig(config) {
  process.stdout.write(`${configTable(config).join('\n')}\n${JSON.stringify({ event: 'bench', node: process.version, config })}\n`);
}

function configTable({ bytes, live, first, known, ratios }) {
  return [
    `GET /v1/widget/config (${bytes} bytes), as pages ask for it`,
    '',
    row('', 'requests/s', '× floor'),
    row('/health/live', live.toFixed(0), '1'),
    row('first view', first.toFixed(0), ratios.first.toFixed(2)),
    row('by ETag', known.toFixed(0), ratios.known.toFixed(2)),
  ];
}

/** The part about agents who connect, alone. */
export function reportConnecting(connecting) {
  process.stdout.write(
    `${connectingTable(connecting).join('\n')}\n${JSON.stringify({ event: 'bench', node: process.version, connecting })}\n`,
  );
}

/** The part about exports, alone. */
export function reportExport(exported) {
  const { chats, readers, wrong } = exported;
  const line = ({ reader, rows, perSecond, residentBefore, residentPeak, residentAfter }) =>
    row(reader, String(rows), perSecond.toFixed(0), ...[residentBefore, residentPeak, residentAfter].map((mb) => mb.toFixed(0)));
  const lines = [
    `An export of ${chats} chats`,
    '',
    row('', 'rows', 'rows/s', 'MB before', 'at most', 'after'),
    ...readers.map(line),
    wrong.length === 0 ? '  every chat was in it' : `  WRONG: ${wrong.join('; ')}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n${JSON.stringify({ event: 'bench', node: process.version, exported })}\n`);
}

/** The part about reads, alone. */
export function reportReads(reads) {
  const { chats, messages, agents, waiting, loadSeconds, rows } = reads;
  const within = rows.filter(({ toFloorP99, bound }) => toFloorP99 <= bound);
  const lines = [
    `Reads at ${chats} chats, ${messages} messages, ${agents} agents, ${waiting} waiting (loaded in ${loadSeconds.toFixed(0)} s)`,
    '',
    row(''.padEnd(28), 'p50 ms', 'p99 ms', 'floor p50', 'floor p99', '× p50', '× p99', '× cpu', 'bound'),
    ...rows.map(({ read, p50, p99, floorP50, floorP99, toFloorP50, toFloorP99, toFloorCpu = NaN, bound }) =>
      row(
        read.padEnd(28),
        p50.toFixed(1),
        p99.toFixed(1),
        floorP50.toFixed(1),
        floorP99.toFixed(1),
        toFloorP50.toFixed(1),
        toFloorP99.toFixed(1),
        toFloorCpu.toFixed(1),
        `${bound}${toFloorP99 <= bound ? '' : ' over'}`,
      ),
    ),
    `  ${within.length} of ${rows.length} are within their bound`,
  ];
  process.stdout.write(`${lines.join('\n')}\n${JSON.stringify({ event: 'bench', node: process.version, reads })}\n`);
}

function connectingTable({ agents, customers, switchboard, insert, ratio, leftPerSecond, wrong }) {
  const line = (name, { perSecond, p50, p99 }) => row(name, perSecond.toFixed(0), p50.toFixed(0), p99.toFixed(0));
  return [
    `${agents} agents connect at once beside ${customers} customers' sockets, until \`ready\``,
    '',
    row('', 'agents/s', 'p50 ms', 'p99 ms'),
    line('switchboard', switchboard),
    line('insert', insert),
    `  ${ratio.toFixed(2)} × the bare INSERT server; ${leftPerSecond.toFixed(0)} a second leave; ${wrong.length === 0 ? 'each was greeted with the truth' : `WRONG: ${wrong.join('; ')}`}`,
  ];
}

function messagesReport({ plan, rounds, paced }) {
  const systems = Object.fromEntries(SYSTEMS.map((name) => [name, summary(rounds.filter(({ system }) => system === name))]));
  const { switchboard, insert, echo } = systems;
  const ratios = { toInsert: round(switchboard.perSecond / insert.perSecond, 2), toEcho: round(switchboard.perSecond / echo.perSecond, 2) };
  const lines = [
    '',
    `Messages acked: ${plan.customers} customers, ${plan.inFlight} under way each, ${plan.agents} agents listening; medians of ${plan.rounds} rounds`,
    '',
    row('', 'msg/s', 'lowest', 'highest', 'p50 ms', 'p99 ms', 'server CPU', 'client CPU'),
    ...SYSTEMS.map((name) => tableRow(name, systems[name])),
    '',
    `  ${ratios.toInsert} × the bare INSERT server, ${ratios.toEcho} × the bare echo server`,
    '',
    ...Object.values(paced).map(pacedLine),
  ];
  return { systems, ratios, lines };
}

function correctnessLine({ wrong, acked }) {
  return wrong.length === 0
    ? `All ${acked} acked messages are stored, in order and without a gap; no chat was given twice`
    : `WRONG: ${wrong.join('; ')}`;
}

function filesTable({ uploads, bytes, switchboard, floor, ratio }) {
  const line = (name, { seconds, megabytesPerSecond, residentBefore, residentPeak }) =>
    row(name, megabytesPerSecond.toFixed(0), seconds.toFixed(1), residentBefore.toFixed(0), residentPeak.toFixed(0));
  return [
    `${uploads} uploads of ${bytes / 1e6} MB at once, beside a bare server that writes bodies to the disk`,
    '',
    row('', 'MB/s', 's', 'MB before', 'MB peak'),
    line('switchboard', switchboard),
    line('bare', floor),
    `  ${ratio.toFixed(2)} × the bare server`,
  ];
}

function cannedTable(rows) {
  return [
    'Finding one of 5,000 canned responses over REST, beside `GET /me`',
    '',
    row('', 'p50 ms', 'p99 ms', '× p50', '× p99'),
    ...rows.map(({ what, p50, p99, toFloorP50, toFloorP99 }) =>
      row(what.padEnd(20), p50.toFixed(1), p99.toFixed(1), toFloorP50.toFixed(1), toFloorP99.toFixed(1)),
    ),
  ];
}

function pacedLine({ perSecond, systems: { switchboard, insert } }) {
  const each = ({ p50, p99 }) => `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  const times = (which) => `${(switchboard[which] / insert[which]).toFixed(2)} ×`;
  return `At ${perSecond.toFixed(0)} messages/s: ${each(switchboard)}; the bare INSERT server ${each(insert)}: ${times('p50')} and ${times('p99')} its`;
}

function scaleTable({ presence, routing, growth }) {
  return [
    'Presence, in ms: a sweep with nothing due, a sweep that finds everybody gone, the whole list',
    ...presence.map(({ agents, sweepNothingDue, sweepEverybodyGone, list }) =>
      row(`${agents} agents`, sweepNothingDue.toFixed(1), sweepEverybodyGone.toFixed(0), list.toFixed(1)),
    ),
    '',
    'Routing: assignments/s and ms for one, beside a loop of one SKIP LOCKED transaction per chat',
    ...routing.rows.map(({ agents, waiting, assigned, perSecond, msPerAssignment }) =>
      row(`${agents} agents`, `${waiting} wait`, `${assigned} given`, perSecond.toFixed(0), msPerAssignment.toFixed(3)),
    ),
    row('loop', '', '', routing.skipLockedPerSecond.toFixed(0)),
    `  ${routing.ratio.toFixed(1)} × the loop`,
    '',
    ...growthTable(growth),
  ];
}

/** The part about what a trigger reads alone. */
export function reportGrowth(growth) {
  process.stdout.write(`${growthTable(growth).join('\n')}\n${JSON.stringify({ event: 'bench', node: process.version, growth })}\n`);
}

export function reportRollUp({ chats, facts, seconds, factsPerSecond, longestCallMs }) {
  process.stdout
    .write(`${facts} facts of ${chats} chats settled in ${seconds.toFixed(1)} s: ${Math.round(factsPerSecond)} a second, at most ${Math.round(longestCallMs)} ms in a call
${JSON.stringify({ event: 'bench', node: process.version, rollUp: { chats, facts, seconds, factsPerSecond, longestCallMs } })}\n`);
}

export function reportWall(wall) {
  const { agents, waiting, perSecond, painted, longTasks, mainThread, processor, heapMb, elements } = wall;
  process.stdout.write(`The wall of ${agents} agents and ${waiting} who wait, ${perSecond.toFixed(0)} changes a second:
  event → painted  p50 ${painted.p50.toFixed(0)} ms, p95 ${painted.p95.toFixed(0)} ms, at most ${painted.most.toFixed(0)} ms (${painted.count} of agents in sight)
  main thread      ${(processor * 100).toFixed(0)} % of a processor, busy for ${(mainThread * 100).toFixed(0)} %, ${longTasks.count} long tasks, the longest ${longTasks.most.toFixed(0)} ms
  memory           ${heapMb.map((mb) => mb.toFixed(1)).join(' → ')} MB, ${elements} elements
${JSON.stringify({ event: 'bench', node: process.version, wall })}\n`);
}

function growthTable(growth) {
  return [
    'What a trigger reads: ms with 50 agents and 10 waiting, × with 2,000 agents, × with 10,000 waiting',
    ...growth.map(({ read, ms, timesWithAgents, timesWithWaiting }) =>
      row(read.padEnd(26), ms.toFixed(2), timesWithAgents.toFixed(1), timesWithWaiting.toFixed(1)),
    ),
  ];
}

export function perSecondOf(system, rounds) {
  return median(rounds.filter((round) => round.system === system).map(({ perSecond }) => perSecond));
}

function summary(rounds) {
  const of = (pick) => rounds.map(pick);
  return {
    perSecond: Math.round(median(of((each) => each.perSecond))),
    lowest: Math.round(Math.min(...of((each) => each.perSecond))),
    highest: Math.round(Math.max(...of((each) => each.perSecond))),
    p50: round(median(of((each) => each.p50)), 2),
    p99: round(median(of((each) => each.p99)), 2),
    cpu: { server: round(median(of((each) => each.cpu.server)), 2), client: round(median(of((each) => each.cpu.client)), 2) },
  };
}

function tableRow(name, { perSecond, lowest, highest, p50, p99, cpu }) {
  return row(name, perSecond, lowest, highest, p50.toFixed(1), p99.toFixed(1), percent(cpu.server), percent(cpu.client));
}

function row(name, ...cells) {
  return `  ${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(12)).join('')}`;
}

function percent(fraction) {
  return Number.isFinite(fraction) ? `${Math.round(fraction * 100)} %` : '–';
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
