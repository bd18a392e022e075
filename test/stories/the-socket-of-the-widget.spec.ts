import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { WebSocket } from 'undici';
import { customerToken, type MessageView } from '#client/core';
import { Socket } from '../../apps/widget/src/socket';
import { eventually, saidByPeople } from '../kit/client';
import { becomes, ClientStage, seqs, snapshot } from '../kit/client-stage';
import { CALM, FlakyProxy, STORM } from '../kit/flaky-proxy';

// As the widget's build does it.
jest.mock('../../libs/client/core/socket', () => jest.requireActual('../../apps/widget/src/socket'));
Object.assign(globalThis, { WebSocket });

describe('The client on the socket of the widget', () => {
  let stage: ClientStage;

  beforeAll(async () => (stage = await ClientStage.set()));
  afterEach(() => stage.closeClients());
  afterAll(() => stage.switchboard.stop());

  it('is greeted, sends in order, hears what others say, and is told why something was refused', async () => {
    const opened = jest.spyOn(Socket.prototype, 'connect');
    const { talk, cleo, chatId } = await stage.conversation();
    expect(opened).toHaveBeenCalledTimes(1);
    for (let n = 0; n < 5; n++) talk.send(`${n} ünïcode 🦜 "]`);
    await stage.say(stage.ana, chatId, 'Good day');
    await eventually(async () => cleo.heard.length === 6);
    expect(saidByPeople(snapshot(talk).messages)).toHaveLength(6);
    expect(seqs(cleo.heard)).toEqual([2, 3, 4, 5, 6, 7]);
    talk.send('x'.repeat(10_001));
    await eventually(async () => snapshot(talk).pending[0]?.problem !== undefined);
    expect(snapshot(talk).pending).toMatchObject([{ problem: { status: 422, code: 'validation.failed' } }]);
    await expect(cleo.ask('chat.join', { chatId: 'none' })).rejects.toMatchObject({ status: 422 });
  });

  it('ends with a token that was never good, and tries again where nobody answers', async () => {
    const { customerToken: token } = await stage.switchboard.startChat();
    const stranger = stage.client({ credentials: customerToken(`${token.slice(0, -4)}AAAA`) });
    stranger.connect();
    await becomes(stranger, 'ended');
    const nobody = stage.client({ url: 'http://127.0.0.1:9', credentials: customerToken(token) });
    nobody.connect();
    await becomes(nobody, 'offline');
  });

  it('loses nothing and doubles nothing on a network that drops, cuts and half-opens connections', async () => {
    const proxy = await FlakyProxy.start(() => [stage.switchboard.url], 1);
    const { chat, customerToken: token } = await stage.startChat();
    const cleo = stage.client({ url: proxy.url, credentials: customerToken(token), answerWithinSeconds: 0.3 });
    const talk = cleo.conversation(chat.id);
    cleo.connect();
    await becomes(cleo, 'online');
    proxy.weather = { ...STORM, cut: 0.05, swallow: 0.05, halfOpen: 0.05 };
    const texts = Array.from({ length: 60 }, (_, n) => `${n}`);
    for (const text of texts) talk.send(text);
    for (const text of ['a', 'b', 'c']) await stage.say(stage.ana, chat.id, text);
    await eventually(async () => proxy.didAll);
    proxy.weather = CALM;
    await eventually(async () => cleo.heard.length === texts.length + 3 && snapshot(talk).pending.length === 0);
    const { data } = (await stage.switchboard.as({ token }).get(`/chats/${chat.id}/messages?limit=100`)).body as { data: MessageView[] };
    const stored = saidByPeople(data);
    expect(stored.filter(({ sender }) => sender.type === 'customer').map(({ text }) => text)).toEqual(texts);
    expect(seqs(cleo.heard)).toEqual(seqs(stored));
    cleo.close();
    await proxy.stop();
  });
});

describe('The socket of the widget', () => {
  let http: HttpServer;
  let server: Server;
  let proxy: FlakyProxy;

  beforeEach(async () => {
    http = createServer();
    server = new Server(http, { pingInterval: 50, pingTimeout: 50 });
    await once(http.listen(0, '127.0.0.1'), 'listening');
    proxy = await FlakyProxy.start(() => [`http://127.0.0.1:${(http.address() as AddressInfo).port}`], 1);
  });
  afterEach(async () => {
    await proxy.stop();
    await server.close();
  });

  async function connected(): Promise<{ socket: Socket; heard: unknown[]; there: ServerSocket }> {
    const socket = new Socket(proxy.url, 1_000);
    const heard: unknown[] = [];
    for (const name of ['told', 'disconnect', 'connect_error']) socket.on(name, (payload: unknown) => heard.push([name, payload]));
    const arrival = once(server, 'connection') as Promise<[ServerSocket]>;
    socket.connect('a token');
    const [there] = await arrival;
    expect(there.handshake.auth).toEqual({ token: 'a token' });
    return { socket, heard, there };
  }

  it('notices when heartbeats stay away, fails what it asked, and may connect again', async () => {
    const { socket, heard, there } = await connected();
    there.emit('told', { in: 'order' });
    await eventually(async () => heard.length === 1);
    expect(heard).toEqual([['told', { in: 'order' }]]);
    const since = performance.now();
    await eventually(async () => socket.heardAt > since + 150, 'heartbeats to be answered, without which the server closes it');
    proxy.weather = { ...CALM, halfOpen: 1 };
    await expect(socket.ask('anything', {}, 5_000)).rejects.toThrow();
    expect(heard.at(-1)).toEqual(['disconnect', undefined]);
    proxy.weather = CALM;
    const again = once(server, 'connection');
    socket.connect('a token');
    await again;
    socket.disconnect();
  });

  it('hears that the other side has gone, and says that it goes itself', async () => {
    const { heard, there } = await connected();
    there.disconnect();
    await eventually(async () => heard.length === 1);
    expect(heard).toEqual([['disconnect', undefined]]);
    const other = await connected();
    const gone = once(other.there, 'disconnect');
    other.socket.disconnect();
    expect(await gone).toEqual(['client namespace disconnect', undefined]);
  });

  it('gives up an answer that does not come in time, and ignores it when it comes late', async () => {
    const { socket, there } = await connected();
    let answer: ((value: unknown) => void) | undefined;
    there.on('slow', (_payload, ack: (value: unknown) => void) => (answer = ack));
    there.on('quick', (payload, ack: (value: unknown) => void) => ack({ was: payload }));
    await expect(socket.ask('slow', {}, 30)).rejects.toThrow();
    answer!('late');
    expect(await socket.ask('quick', { n: 1 }, 5_000)).toEqual({ was: { n: 1 } });
    socket.disconnect();
  });
});
