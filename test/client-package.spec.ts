import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PASSWORD, Switchboard } from './kit/switchboard';

const run = promisify(execFile);
const ROOT = join(__dirname, '..');
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');
const OF_OTHERS = ['socket.io-client', 'linkify-it'];

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
  import { linkify } from '@switchboard/client/text';
  const client = new SwitchboardClient({ url: 'https://example.com', credentials: customerToken('t'), storage: localStorage });
  client.on('queue.changed', ({ total }) => total.toFixed());
  export const offered: string[] = new Offers(client).getSnapshot().map(({ expiresAt }) => expiresAt);
  export const own = new OwnStatus(client).getSnapshot().agent?.status.length;
  export const pieces: string[] = linkify('example.com').map(({ text }) => text);
  export const sent: Promise<MessageView> = client.ask('message.send', { chatId: 'c', clientMessageId: '1', text: 'Hello' }).then(({ message }) => message);
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
    const [url, token, chatId, email, password] = process.argv.slice(2);
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
  let folder: string;
  let installed: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'switchboard-foreign-'));
    installed = join(folder, 'node_modules/@switchboard/client');
    const { stdout } = await run(process.execPath, [join(ROOT, 'scripts/pack-client.mjs'), folder]);
    mkdirSync(installed, { recursive: true });
    await run('tar', ['-xzf', stdout.trim(), '-C', installed, '--strip-components=1']);
    for (const name of OF_OTHERS) {
      mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    }
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('declares what it needs of others, and nothing of this repository', () => {
    const { dependencies, peerDependencies, version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const ours = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(Object.keys({ ...dependencies, ...peerDependencies }).sort()).toEqual([...OF_OTHERS].sort());
    expect({ version, 'linkify-it': dependencies['linkify-it'] }).toEqual({
      version: ours.version,
      'linkify-it': ours.dependencies['linkify-it'],
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
      const examples = [...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);
      expect(
        ['core', 'conversation', 'desk', 'text'].filter((entry) => !examples.join('').includes(`@switchboard/client/${entry}'`)),
      ).toEqual([]);
      writeFileSync(join(folder, 'readme.js'), [AROUND.before, ...examples, AROUND.after].join('\n'));
      const { stdout } = await run(process.execPath, ['readme.js', switchboard.url, customerToken, chat.id, email, PASSWORD], {
        cwd: folder,
        timeout: 20_000,
      });
      expect(JSON.parse(stdout)).toEqual({ pieces: 2, age: true, closed: true });
    } finally {
      await switchboard.stop();
    }
  });

  it('types events, payloads and answers for whoever uses it, in a browser too', async () => {
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
