import type { Socket as Tcp } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { eventually } from '../../../kit/client';
import { CALM, STORM } from '../../../kit/flaky-proxy';
import type { Fault, Scene } from '../fault';

const SOCKETS = Number(process.env.FAULT_SOCKETS ?? 2_000);
/** Below the limit of sockets that a customer may have at a node. */
const SOCKETS_PER_CUSTOMER = 40;
/** Sockets that are opened together. */
const AT_ONCE = 100;
const STORMS = 3;
const STUCK = 20;
const LONG = ` ${'€'.repeat(9_000)}`;

/** Tokens of customers whose chats are over: they have sockets, and nothing comes by them. */
async function bystanders({ stage }: Scene, count: number): Promise<string[]> {
  const { server } = stage.nodes[0]!;
  const tokens: string[] = [];
  for (let i = 0; i < count; i++) {
    const { chatId, token } = await server.startChat({ customer: { name: `Bystander ${i}` } });
    await server.api(stage.admin.token).post(`/chats/${chatId}/close`);
    tokens.push(token);
  }
  return tokens;
}

function open(url: string, token: string): Socket {
  return io(url, { auth: { token }, transports: ['websocket'], forceNew: true, reconnectionDelayMax: 2_000 });
}

const allConnected = (sockets: readonly Socket[]) =>
  eventually(() => Promise.resolve(sockets.every(({ connected }) => connected)), 'all sockets to be open', 120_000);

async function reconnectStorm(scene: Scene): Promise<void> {
  const { stage } = scene;
  const tokens = await bystanders(scene, Math.ceil(SOCKETS / SOCKETS_PER_CUSTOMER));
  const sockets: Socket[] = [];
  for (let i = 0; i < SOCKETS; i++) {
    sockets.push(open(stage.proxy.url, tokens[i % tokens.length]!));
    if (i % AT_ONCE === AT_ONCE - 1) await allConnected(sockets);
  }
  await allConnected(sockets);
  const backAfter: string[] = [];
  for (let storm = 1; storm <= STORMS; storm++) {
    const lost = Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.once('disconnect', () => resolve()))));
    const cutAt = performance.now();
    stage.proxy.cutAll();
    await lost;
    await allConnected(sockets);
    backAfter.push(((performance.now() - cutAt) / 1_000).toFixed(1));
    await scene.pause(5);
  }
  scene.seen.push(`all were back after ${backAfter.join(', ')} s`);
  for (const socket of sockets) socket.disconnect();
}

/** Takes nothing from the network any more, once it is connected. */
function stuck(url: string, token: string): Socket {
  const socket = open(url, token);
  socket.on('connect', () => (socket.io.engine as unknown as { transport: { ws: { _socket: Tcp } } }).transport.ws._socket.pause());
  return socket;
}

async function doNotRead(scene: Scene): Promise<void> {
  const { load, stage } = scene;
  const { people } = load;
  const sockets = Array.from({ length: STUCK }, (_, i) => stuck(stage.proxy.url, people[i % people.length]!.options.token));
  load.padding = LONG;
  await scene.untilItIsOver();
  load.padding = '';
  for (const socket of sockets) socket.disconnect();
}

export const OF_CLIENTS: Fault[] = [
  {
    name: 'bad network',
    what: 'between clients and nodes connections are refused, cut, half-opened, and what they carry is late or swallowed',
    happen: async (scene) => {
      scene.stage.proxy.weather = STORM;
      await scene.untilItIsOver();
      scene.stage.proxy.weather = CALM;
      const { refuse, cut, halfOpen, swallow } = scene.stage.proxy.did;
      scene.seen.push(`${refuse} connections were refused, ${cut} cut, ${halfOpen} half-opened, of ${swallow} something was swallowed`);
    },
  },
  {
    name: 'reconnect storm',
    what: `besides the others ${SOCKETS} sockets are open, and three times all are cut at one moment`,
    happen: reconnectStorm,
  },
  {
    name: 'clients that do not read',
    what: `${STUCK} sockets of people in conversation take nothing from the network, while messages are of 27 kB`,
    happen: doNotRead,
  },
];
