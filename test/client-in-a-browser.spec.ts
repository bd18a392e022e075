import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { Switchboard } from './kit/switchboard';

const run = promisify(execFile);
const ROOT = join(__dirname, '..');
/** What a page with a conversation of its own loads, gzipped. */
const MOST_BYTES = 18_000;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const inABrowser = CHROMIUM ? it : it.skip;

/** Says hello, uploads, and tells the page's own server what it saw. */
const pageFor = (url: string, token: string, chatId: string): string => `<!doctype html><script type="module">
  import { customerToken, SwitchboardClient } from '/client.js';
  const tell = (what) => fetch('/told', { method: 'POST', body: JSON.stringify(what) });
  try {
    const client = new SwitchboardClient({ url: '${url}', credentials: customerToken('${token}'), storage: localStorage });
    client.connect();
    const talk = client.conversation('${chatId}');
    const progress = [];
    const file = await client.upload('${chatId}', new File(['x'.repeat(500_000)], 'long.txt', { type: 'text/plain' }), { onProgress: (fraction) => progress.push(fraction) });
    const refused = await client.upload('${chatId}', new File(['MZ'], 'setup.exe')).catch((error) => error.status);
    const aborting = new AbortController();
    const stopped = client.upload('${chatId}', new File(['y'], 'y.txt'), { signal: aborting.signal }).catch((error) => error.code);
    aborting.abort();
    client.onMessage(async ({ text, attachments }) => text === 'Hello' && tell({ size: attachments[0].size, done: progress.at(-1), refused, stopped: await stopped, kept: localStorage.length }));
    talk.send({ text: 'Hello', attachmentIds: [file.id] });
  } catch (error) {
    await tell(String(error));
  }
</script>`;

describe('The client in a browser', () => {
  let folder: string;
  let size: { gzipped: number; chunks: number };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'switchboard-browser-'));
    const { stdout } = await run(process.execPath, [join(ROOT, 'scripts/bundle-client.mjs'), folder]);
    size = JSON.parse(stdout);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is small', () => {
    expect(size.chunks).toBe(1);
    expect(size.gzipped).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('holds nothing that is for Node, and no link finder', () => {
    const code = readFileSync(join(folder, 'client.js'), 'utf8');
    for (const foreign of ['process.env', 'require(', 'node:', 'Buffer.from', 'linkify'])
      expect(code.includes(foreign) ? foreign : '').toBe('');
  });

  inABrowser('talks with a running server', async () => {
    const switchboard = await Switchboard.start({ environment: { ALLOWED_ORIGINS: '*' } });
    const { chat, customerToken } = await switchboard.startChat();
    let server: Server | undefined;
    const told = new Promise<unknown>((resolve) => {
      server = createServer((request, response) => {
        if (request.method === 'POST') {
          let body = '';
          request.on('data', (chunk) => (body += chunk)).on('end', () => (response.end(), resolve(JSON.parse(body))));
          return;
        }
        const isScript = request.url === '/client.js';
        response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
        response.end(isScript ? readFileSync(join(folder, 'client.js')) : pageFor(switchboard.url, customerToken, chat.id));
      }).listen(0, '127.0.0.1');
    });
    await new Promise((resolve) => server!.once('listening', resolve));
    const page = `http://127.0.0.1:${(server!.address() as AddressInfo).port}/`;
    const options = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      `--user-data-dir=${join(folder, 'profile')}`,
    ];
    const browser = spawn(CHROMIUM!, [...options, page], { stdio: 'ignore' });
    const gone = new Promise((resolve) => browser.once('exit', resolve));
    try {
      expect(await told).toEqual({ size: 500_000, done: 1, refused: 415, stopped: 'upload.aborted', kept: expect.any(Number) });
    } finally {
      browser.kill();
      await gone;
      server!.close();
      await switchboard.stop();
    }
  });

  inABrowser('is a page for customers, as the example shows', async () => {
    const switchboard = await Switchboard.start({ environment: { ALLOWED_ORIGINS: '*' } });
    const page = readFileSync(join(ROOT, 'examples/customer-page.html'), 'utf8').replace('https://chat.example', switchboard.url);
    const server = createServer((request, response) => {
      const isScript = request.url === '/client.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? readFileSync(join(folder, 'client.js')) : page);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
    try {
      const tab = await browser.newPage();
      const wrong: string[] = [];
      tab.on('pageerror', (error) => wrong.push(error.message));
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await tab.getByLabel('Your name').fill('Cleo');
      await tab.getByLabel('What is it about?').fill('Is <b>this</b> text?');
      await tab.getByRole('button', { name: 'Send' }).click();
      await tab.getByText('You are number 1 in line.').waitFor();
      const ana = await switchboard.agentOnline({ name: 'Ana' });
      const { chat } = await ana.socket.heard('chat.assigned');
      await tab.getByText('Ana is here.').waitFor();
      await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: 'a', text: 'It is.' });
      await tab.getByText('It is.').waitFor();
      await tab.reload();
      await tab.getByLabel('Your message').fill('Thank you');
      await tab.getByLabel('Your message').press('Enter');
      await ana.socket.heard('message.created', ({ message }) => message.text === 'Thank you');
      await tab.getByRole('listitem').filter({ hasText: 'Thank you' }).filter({ hasText: 'Cleo' }).waitFor();
      expect(await tab.getByRole('listitem').allInnerTexts()).toEqual(['Cleo\nIs <b>this</b> text?', 'Ana\nIt is.', 'Cleo\nThank you']);
      expect(wrong).toEqual([]);
    } finally {
      await browser.close();
      server.close();
      await switchboard.stop();
    }
  });
});
