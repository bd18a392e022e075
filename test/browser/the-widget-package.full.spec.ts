import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ForeignFolder } from '../kit/foreign-folder';
import { Switchboard } from '../kit/switchboard';
import { buildPagesIfOlder, Pages } from './kit/pages';

const ROOT = join(__dirname, '../..');

const APP = `
  import { StrictMode, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { SwitchboardWidget, useSwitchboard } from '@switchboard/widget/react';

  const url = new URLSearchParams(location.search).get('url')!;

  function App() {
    const [name, setName] = useState('Mara Jensen');
    const [isShown, setShown] = useState(true);
    const [heard, setHeard] = useState('');
    const chat = useSwitchboard(url);
    return (
      <main>
        <button onClick={() => setName('Mara Holm')}>Marry</button>
        <button onClick={() => setShown(!isShown)}>Turn over</button>
        <button onClick={() => void chat('open')}>Talk to us</button>
        <output>{heard}</output>
        {isShown && <SwitchboardWidget url={url} customer={{ name }} locale="en" onReady={() => setHeard('ready')} onChatStarted={({ chatId }) => setHeard(chatId)} onError={(error) => setHeard(String(error))} />}
      </main>
    );
  }
  createRoot(document.querySelector('#root')!).render(<StrictMode><App /></StrictMode>);
`;

const IS_TYPED = `
  import { switchboard, type WidgetState } from '@switchboard/widget';
  const chat = switchboard('https://chat.example.com');
  export const state: Promise<WidgetState> = chat('get', 'state');
  export const id: Promise<string> = chat('startChat', { message: 'Hello' });
  void chat('on', 'message', ({ text, from }) => console.log(text?.length, from.length));
  void chat('on', 'unread', (count) => count.toFixed());
  // @ts-expect-error a verb that is not there
  void chat('dance');
  // @ts-expect-error an option that is not there
  void chat('boot', { color: 'red' });
  // @ts-expect-error an event that is not there
  void chat('on', 'burnt', () => undefined);
`;

const OPTIONS = ['--noEmit', '--strict', '--jsx', 'react-jsx', '--target', 'es2023', '--module', 'esnext', '--moduleResolution', 'bundler'];
const BUILD = `
  import { build } from ${JSON.stringify(join(ROOT, 'node_modules/vite/dist/node/index.js'))};
  await build({ configFile: false, logLevel: 'error', define: { 'process.env.NODE_ENV': '"development"' }, build: { lib: { entry: 'app.tsx', formats: ['es'], fileName: () => 'app.js' } } });
`;

describe('The package of the widget, in a foreign folder', () => {
  let foreign: ForeignFolder;

  beforeAll(async () => {
    foreign = await ForeignFolder.with('@switchboard/widget', 'apps/widget/package', [
      'react',
      'react-dom',
      '@types/react',
      '@types/react-dom',
    ]);
    foreign.write('app.tsx', APP);
    foreign.write('typed.ts', IS_TYPED);
  });
  afterAll(() => foreign.remove());

  it('types verbs, options and events', async () => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    expect(await foreign.run(process.execPath, [compiler, ...OPTIONS, '--lib', 'es2023,dom', 'typed.ts', 'app.tsx'])).toMatchObject({
      stdout: '',
    });
  });

  it('needs nothing but React where its component is used, and may be imported by a server', async () => {
    const { dependencies = {}, peerDependencies, version } = JSON.parse(readFileSync(join(foreign.installed, 'package.json'), 'utf8'));
    expect({ dependencies, peers: Object.keys(peerDependencies) }).toEqual({ dependencies: {}, peers: ['react'] });
    expect(version).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
    const script =
      "const { switchboard } = await import('@switchboard/widget'); await import('@switchboard/widget/react'); console.log(typeof switchboard('https://a.example'))";
    expect(await foreign.run(process.execPath, ['--input-type=module', '-e', script])).toMatchObject({ stdout: 'function\n', stderr: '' });
  });

  describe('in a page', () => {
    let switchboard: Switchboard;
    let pages: Pages;
    let server: Server;
    let address: string;

    beforeAll(async () => {
      buildPagesIfOlder();
      foreign.write('build.mjs', BUILD);
      expect(await foreign.run(process.execPath, ['build.mjs'])).toMatchObject({ code: 0 });
      switchboard = await Switchboard.start({ pages: true, environment: { ALLOWED_ORIGINS: '*' } });
      pages = await Pages.open(switchboard);
      const csp = `script-src 'self' ${switchboard.url}; require-trusted-types-for 'script'; trusted-types switchboard`;
      server = createServer((request, response) => {
        const isScript = request.url === '/app.js';
        response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
        if (!isScript) response.setHeader('content-security-policy', csp);
        const page =
          '<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/app.js"></script>';
        response.end(isScript ? readFileSync(join(foreign.folder, 'dist/app.js')) : page);
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?url=${switchboard.url}`;
    });
    afterAll(async () => {
      await pages.close();
      server.closeAllConnections();
      server.close();
      await switchboard.stop();
    });
    afterEach(() => expect(pages.complaints()).toEqual([]));

    const launcher = (window: Page) => window.getByRole('button', { name: /^(Chat|Open chat)/ });

    it('is loaded when it is mounted, updated with its options, hidden when it goes, and there once', async () => {
      await switchboard.agentOnline({ name: 'Ana Duarte' });
      const window = await pages.visit(address);
      const apps: string[] = [];
      window.on('request', (request) => /\/app-/.test(request.url()) && apps.push(request.url()));
      await window.getByRole('status').getByText('ready').waitFor();
      await launcher(window).waitFor();
      await window.getByRole('button', { name: 'Turn over' }).click();
      await launcher(window).waitFor({ state: 'hidden' });
      await window.getByRole('button', { name: 'Turn over' }).click();
      await launcher(window).waitFor();
      expect([apps, await window.locator('switchboard-chat').count()]).toEqual([[], 1]);
      await window.getByRole('button', { name: 'Marry' }).click();
      await window.getByRole('button', { name: 'Talk to us' }).click();
      await window.getByRole('textbox', { name: /Write a message/ }).fill('Hello');
      await window.getByRole('button', { name: 'Send' }).click();
      await window.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
      const { data } = (await (await switchboard.admin()).api.get('/chats')).body as { data: { id: string; customer: { name: string } }[] };
      expect(data.map(({ customer }) => customer.name)).toEqual(['Mara Holm']);
      await window.getByRole('status').getByText(data[0]!.id).waitFor();
    });

    it('tells that the script could not be loaded, and tries again at the next call', async () => {
      const window = await pages.visit('about:blank');
      let isCut = true;
      await window.route(/widget\.js/, (route) => (isCut ? route.abort('internetdisconnected') : route.continue()));
      await window.goto(address);
      await window.getByRole('status').getByText('could not be loaded').waitFor();
      isCut = false;
      await window.getByRole('button', { name: 'Marry' }).click();
      await launcher(window).waitFor();
    });
  });
});
