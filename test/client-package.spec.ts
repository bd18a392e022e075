import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { itInFull } from '../libs/kernel/testing/form';
import { CLIENT_NEEDS, ForeignFolder } from './kit/foreign-folder';
import { PASSWORD, Switchboard } from './kit/switchboard';

const run = promisify(execFile);
const ROOT = join(__dirname, '..');
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');

const SAYS_HELLO = `
  const { customerToken } = await import('@switchboard/client/core');
  const { mayHoldLinks, SwitchboardClient } = await import('@switchboard/client/conversation');
  const linksIn = async (text) => (mayHoldLinks(text) ? (await import('@switchboard/client/text')).linkify(text).filter(({ type }) => type === 'link') : []);
  const [url, token, chatId] = process.argv.slice(2);
  const client = new SwitchboardClient({ url, credentials: customerToken(token) });
  client.onMessage(async ({ seq, text }) => {
    client.close();
    console.log(JSON.stringify({ seq, links: (await linksIn(text)).map(({ href }) => href) }));
  });
  client.connect();
  client.conversation(chatId).send('I read https://example.com');
`;

const IS_TYPED = `
  import { SwitchboardClient } from '@switchboard/client/conversation';
  import { customerToken, type MessageView } from '@switchboard/client/core';
  import { Offers, OwnStatus } from '@switchboard/client/desk';
  import { answerOf, apiKey, restClient } from '@switchboard/client/rest';
  import { linkify } from '@switchboard/client/text';
  const client = new SwitchboardClient({ url: 'https://example.com', credentials: customerToken('t'), storage: localStorage });
  client.on('queue.changed', ({ total }) => total.toFixed());
  export const offered: string[] = new Offers(client).getSnapshot().map(({ expiresAt }) => expiresAt);
  export const own = new OwnStatus(client).getSnapshot().agent?.status.length;
  export const pieces: string[] = linkify('example.com').map(({ text }) => text);
  export const sent: Promise<MessageView> = client.ask('message.send', { chatId: 'c', clientMessageId: '1', text: 'Hello' }).then(({ message }) => message);
  const api = restClient({ url: 'https://example.com', access: apiKey('sbk_1') });
  export const subject: Promise<string | null> = answerOf(api.GET('/v1/chats/{id}', { params: { path: { id: 'c' } } })).then((chat) => chat.subject);
  export const refused = api.POST('/v1/chats/{id}/close', { params: { path: { id: 'c' } }, body: {} }).then(({ error }) => error?.code === 'chat.closed');
  // @ts-expect-error a code that the operation does not answer
  void api.GET('/v1/chats/{id}', { params: { path: { id: 'c' } } }).then(({ error }) => error?.code === 'ticket.not_found');
  // @ts-expect-error a body that lacks a field
  void api.POST('/v1/tickets', { body: { subject: 'Refund' } });
  // @ts-expect-error a path that is not there
  void api.GET('/v1/nowhere');
  // @ts-expect-error an event that is not there
  client.on('queue.burnt', () => undefined);
  // @ts-expect-error a payload that lacks a field
  void client.ask('message.send', { chatId: 'c' });
  // @ts-expect-error an answer that has no such field
  void client.ask('chat.claim', { chatId: 'c' }).then(({ message }) => message);
`;

/** What the examples of the README take for granted, and how they end. */
const AROUND = {
  before: `
    const { once, EventEmitter } = await import('node:events');
    const [url, token, chatId, email, password, key] = process.argv.slice(2);
    const kept = new Map();
    const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
    Object.defineProperty(globalThis, 'localStorage', { value: storage });
    const shown = [];
    const shows = new EventEmitter();
    const show = (...what) => (shown.push(what.join(' ')), shows.emit('shown'));
    const render = ({ messages }) => show('rendered ' + messages.map(({ text }) => text).join());
    const until = async (text) => { while (!shown.some((each) => String(each).includes(text))) await once(shows, 'shown'); };
    const file = new File(['A receipt'], 'receipt.txt', { type: 'text/plain' });
    const { signal } = new AbortController();
    const text = 'See https://example.com';
  `,
  after: `
    await until('online');
    await until('parcel');
    client.close();
    desk.close();
    console.log(JSON.stringify({ pieces: pieces.length, age: waitedMs >= 0 && waitedMs < 60000, closed: chat.id === chatId }));
  `,
};

describe('The client as a package', () => {
  let foreign: ForeignFolder;
  let folder: string;
  let installed: string;

  beforeAll(async () => {
    foreign = await ForeignFolder.withClient();
    ({ folder, installed } = foreign);
  });
  afterAll(() => foreign.remove());

  it('declares what it needs of others, and nothing of this repository', () => {
    const { dependencies, peerDependencies, version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const ours = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(Object.keys({ ...dependencies, ...peerDependencies }).sort()).toEqual([...CLIENT_NEEDS].sort());
    expect({ version, ...dependencies }).toEqual({
      version: ours.version,
      'linkify-it': ours.dependencies['linkify-it'],
      'openapi-fetch': ours.devDependencies['openapi-fetch'],
    });
  });

  it('says hello to a running server from a foreign folder', async () => {
    const switchboard = await Switchboard.start();
    try {
      const { chat, customerToken } = await switchboard.startChat();
      writeFileSync(join(folder, 'hello.js'), SAYS_HELLO);
      const { stdout } = await run(process.execPath, ['hello.js', switchboard.url, customerToken, chat.id], {
        cwd: folder,
        timeout: 15_000,
      });
      expect(JSON.parse(stdout)).toEqual({ seq: 1, links: ['https://example.com/'] });
    } finally {
      await switchboard.stop();
    }
  });

  it('does what the examples of its README say', async () => {
    const switchboard = await Switchboard.start();
    try {
      const { chat, customerToken } = await switchboard.startChat();
      const { email } = await switchboard.staff('agent');
      const { key } = (await (await switchboard.admin()).api.post('/api-keys', { name: 'README', role: 'agent' })).body;
      const examples = [...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);
      expect(
        ['core', 'rest', 'conversation', 'desk', 'text'].filter((entry) => !examples.join('').includes(`@switchboard/client/${entry}'`)),
      ).toEqual([]);
      writeFileSync(join(folder, 'readme.js'), [AROUND.before, ...examples, AROUND.after].join('\n'));
      const { stdout } = await run(process.execPath, ['readme.js', switchboard.url, customerToken, chat.id, email, PASSWORD, key], {
        cwd: folder,
        timeout: 20_000,
      });
      expect(JSON.parse(stdout)).toEqual({ pieces: 2, age: true, closed: true });
    } finally {
      await switchboard.stop();
    }
  });

  itInFull('types events, payloads and answers for whoever uses it, in a browser too', async () => {
    writeFileSync(join(folder, 'typed.ts'), IS_TYPED);
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
      '--lib',
      'es2023,dom',
    ];
    const { stdout } = await run(process.execPath, [COMPILER, ...options, 'typed.ts'], { cwd: folder }).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  });
});
