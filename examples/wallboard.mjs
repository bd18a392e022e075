// A wallboard for a terminal: who waits, and how the day goes, live.
//   node wallboard.mjs 'https://chat.example/wall#…'   (a wall link, which a supervisor makes under Wall)
import { io } from 'socket.io-client';

const link = new URL(process.argv[2]);
const socket = io(link.origin, { auth: { token: decodeURIComponent(link.hash.slice(1)) }, transports: ['websocket'] });

let stats;
let queue;

const percent = (rate) => (rate == null ? '–' : `${Math.round(rate * 100)} %`);
const duration = (seconds) => (seconds == null ? '–' : `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`);

function draw() {
  const lines = [
    ['waiting now', queue.total, `longest ${duration(queue.longestWaitSeconds)}`],
    ['service level', percent(stats.serviceLevel.rate), `within ${stats.serviceLevel.withinSeconds} s`],
    ['started', stats.chats.started, 'today'],
    ['answered', stats.chats.answered, `after ${duration(stats.waitSeconds.mean)}`],
    ['abandoned', stats.chats.abandoned, percent(stats.abandonmentRate)],
  ];
  if (process.stdout.isTTY) console.clear();
  console.log(lines.map(([name, value, more]) => `${name.padEnd(16)}${String(value).padStart(8)}   ${more}`).join('\n'));
}

/** The whole state; after it comes what changes. A gap in the revisions means that it has to be asked for again. */
async function watch() {
  const [wall, feed] = await Promise.all(['wall.watch', 'queue.watch'].map((name) => socket.emitWithAck(name, { watch: true })));
  for (const { ok, error } of [wall, feed]) if (!ok) throw new Error(error.detail);
  stats = wall.data.stats;
  queue = feed.data;
  draw();
}

socket.on('connect', () => watch().catch((error) => console.error(error.message)));
socket.on('connect_error', (error) => console.error(error.message));
socket.on('wall.stats', (wall) => {
  stats = wall.stats;
  draw();
});
socket.on('queue.changed', ({ total, longestWaitSeconds, revision, reset }) => {
  if (!queue) return;
  if (reset || revision !== queue.revision + 1) return void watch();
  queue = { total, longestWaitSeconds, revision };
  draw();
});
