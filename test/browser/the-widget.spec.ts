import type { Page } from 'playwright-core';
import { type Agent, unlimited } from '../kit/cast';
import { picture } from '../kit/files';
import { FlakyProxy } from '../kit/flaky-proxy';
import { Switchboard } from '../kit/switchboard';
import { buildPagesIfOlder, Pages, shot, violations } from './kit/pages';
import { Shop, type ShopPage } from './kit/shop';

describe('The widget on a page of another site', () => {
  let switchboard: Switchboard;
  let pages: Pages;
  let shop: Shop;
  let page: ShopPage = {};

  beforeAll(async () => {
    buildPagesIfOlder();
    switchboard = await unlimited({}, { pages: true, environment: { ALLOWED_ORIGINS: '*' } });
    const admin = await switchboard.admin();
    for (const [name, description] of [
      ['billing', 'Invoices, payments and refunds'],
      ['delivery', 'Where a parcel is, and returning it'],
    ])
      await admin.api.post('/skills', { name, description, public: true });
    await admin.api.patch('/widget/settings', { team: ['Ana Duarte', 'Ben Okafor', 'Chloé Martin'] });
    pages = await Pages.open(switchboard);
    shop = await Shop.open(switchboard.url, () => page);
  });
  afterAll(async () => {
    await pages.close();
    await shop.close();
    await switchboard.stop();
  });
  beforeEach(() => {
    page = {};
  });
  afterEach(() => expect(pages.complaints()).toEqual([]));

  const launcher = (window: Page) => window.getByRole('button', { name: /^(Chat|Open chat)/ });
  const log = (window: Page) => window.getByRole('log', { name: 'Chat' });
  const write = (window: Page) => window.getByRole('textbox', { name: /Write a message|Add details/ });

  /** The next story begins with an empty floor. */
  async function endChats(): Promise<void> {
    const { api } = await switchboard.admin();
    const { data } = (await api.get('/chats?status=queued,offered,active')).body as { data: { id: string }[] };
    for (const { id } of data) await api.post(`/chats/${id}/close`);
  }

  /** What they are told of who is there may be two seconds old. */
  const visitorsAreTold = (): void => switchboard.clock.advance(2);

  /** An agent who has come to the desk, and goes when the story is told. */
  async function attended(story: (agent: Agent) => Promise<void>, name = 'Ana Duarte'): Promise<void> {
    const agent = await switchboard.agentOnline({ name });
    visitorsAreTold();
    try {
      await story(agent);
    } finally {
      await endChats();
      await (await switchboard.admin()).api.patch(`/users/${agent.id}`, { active: false });
      visitorsAreTold();
    }
  }

  it('starts a chat, waits, is served, and ends it with a rating', async () => {
    await attended(async (ana) => {
      await ana.api.put('/agents/me/status', { status: 'away' });
      const busy = await switchboard.agentOnline({ name: 'Busy Ben', maxConcurrentChats: 0 });
      const window = await pages.visit(shop.url);
      await launcher(window).click();
      await window.getByRole('heading', { name: 'Hi there. How can we help?' }).waitFor();
      await shot(window, 'widget-start');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('radio', { name: /billing/ }).check();
      await window.getByRole('textbox', { name: 'Your name' }).fill('Mara Jensen');
      await window.getByRole('button', { name: 'Start chat' }).click();
      await window.getByRole('heading', { name: 'You are 1st in line' }).waitFor();
      await write(window).fill('My card was charged twice for order 4711.');
      await write(window).press('Enter');
      await log(window).getByText('Sent').waitFor();
      await shot(window, 'widget-queue');
      expect(await violations(window)).toEqual([]);
      await ana.api.put('/agents/me/status', { status: 'online' });
      const { chat } = await ana.socket.heard('chat.assigned');
      await window.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
      await ana.socket.ask('message.send', {
        chatId: chat.id,
        clientMessageId: '1',
        text: 'I look into it, see https://shop.example/r/1.',
      });
      expect(await window.getByRole('link', { name: 'https://shop.example/r/1' }).getAttribute('href')).toBe('https://shop.example/r/1');
      await ana.socket.heard('message.read', ({ readerId }) => readerId === chat.customer.id);
      await ana.socket.ask('message.read', { chatId: chat.id, seq: 3 });
      await shot(window, 'widget-talk');
      expect(await violations(window)).toEqual([]);
      await ana.api.post(`/chats/${chat.id}/close`, { resolution: 'resolved' });
      await window.getByRole('radio', { name: '4 stars' }).check();
      await window.getByRole('textbox', { name: /What made the difference/ }).fill('Quick');
      await shot(window, 'widget-rating');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('button', { name: 'Send' }).click();
      await window.getByText('Thank you for telling us.').waitFor();
      expect((await ana.api.get(`/chats/${chat.id}`)).body.rating).toEqual({ score: 4, comment: 'Quick' });
      await window.context().setOffline(true);
      await window.getByRole('button', { name: 'Download transcript' }).click();
      await window.getByRole('alert').getByText('We cannot be reached right now.').waitFor();
      await window.context().close();
      await (await switchboard.admin()).api.patch(`/users/${busy.id}`, { active: false });
    });
  });

  /** A chat of Mara's that Ana has, begun in a window. */
  async function talking(ana: Agent, window: Page, name = 'Mara Jensen'): Promise<string> {
    await launcher(window).click();
    await window.getByRole('textbox', { name: 'Your name' }).fill(name);
    await window.getByRole('button', { name: 'Start chat' }).click();
    const { chat } = await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.customer.name === name);
    await window.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
    return chat.id;
  }
  let said = 0;
  const says = (agent: Agent, chatId: string, text: string) =>
    agent.socket.ask('message.send', { chatId, clientMessageId: String((said += 1)), text });
  const textsOf = async (agent: Agent, chatId: string): Promise<string[]> =>
    ((await agent.api.get(`/chats/${chatId}/messages`)).body.data as { text: string; sender: { type: string } }[])
      .filter(({ sender }) => sender.type !== 'system')
      .map(({ text }) => text);

  it('loads nothing but the loader and the configuration until it is needed, and no socket until a chat begins', async () => {
    const window = await pages.visit(shop.url);
    const loaded: string[] = [];
    window.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    window.on('websocket', () => loaded.push('a socket'));
    await window.reload();
    await launcher(window).waitFor();
    expect(loaded.filter((path) => path.includes('widget'))).toEqual(['/widget.js', '/v1/widget/config']);
    await launcher(window).click();
    await window.getByRole('heading', { name: 'We are away right now' }).waitFor();
    expect(loaded.some((path) => path.startsWith('/widget/0/app'))).toBe(true);
    expect(loaded.filter((path) => path.includes('/wire') || path === 'a socket')).toEqual([]);
    expect(await window.evaluate('[localStorage.length, document.cookie]')).toEqual([0, '']);
    await window.context().close();
  });

  it('is asked for again by another address when it could not be loaded', async () => {
    const window = await pages.visit(shop.url);
    const asked = new Set<string>();
    await window.route(/\/app-/, (route) => {
      asked.add(route.request().url());
      return asked.size === 1 ? route.abort('internetdisconnected') : route.continue();
    });
    await Promise.all([window.waitForEvent('requestfailed'), launcher(window).hover()]);
    await launcher(window).click();
    await window.getByRole('heading', { name: 'We are away right now' }).waitFor();
    expect(asked.size).toBe(2);
    const { headers, status } = await fetch(`${switchboard.url}/widget/0/app-unknown.js`);
    expect([status, headers.get('cache-control')]).toEqual([404, null]);
    await window.context().close();
  });

  it('takes a message when nobody is there', async () => {
    const window = await pages.visit(shop.url);
    await launcher(window).click();
    await window.getByRole('button', { name: 'Send' }).click();
    await window.getByText('Please fill this in.').first().waitFor();
    await shot(window, 'widget-offline-form');
    expect(await violations(window)).toEqual([]);
    await window.getByRole('textbox', { name: 'Your name' }).fill('Ingrid');
    await window.getByRole('textbox', { name: 'E-mail' }).fill('ingrid@example.com');
    await window.getByRole('textbox', { name: 'Message' }).fill('Can I change the address?');
    await window.getByRole('button', { name: 'Send' }).click();
    await window.getByText('We will write to ingrid@example.com').waitFor();
    const tickets = (await (await switchboard.admin()).api.get('/tickets')).body.data as { message: string }[];
    expect(tickets.map(({ message }) => message)).toEqual(['Can I change the address?']);
    await window.context().close();
  });

  it('lets a customer leave a message instead of waiting', async () => {
    const window = await pages.visit(shop.url);
    await launcher(window).click();
    await window.getByRole('button', { name: 'Start a chat and wait' }).click();
    await window.getByRole('textbox', { name: 'Your name' }).fill('Leo');
    await window.getByRole('button', { name: 'Start chat' }).click();
    await write(window).fill('Where is my parcel?');
    await write(window).press('Enter');
    await log(window).getByText('Sent').waitFor();
    await window.getByRole('button', { name: 'Answer me by e-mail instead' }).click();
    await window.getByRole('textbox', { name: 'E-mail' }).fill('leo@example.com');
    await shot(window, 'widget-instead');
    await window.getByRole('dialog').getByRole('button', { name: 'Send' }).first().click();
    await window.getByText('We will answer by e-mail, to leo@example.com.').waitFor();
    await shot(window, 'widget-left');
    expect(await violations(window)).toEqual([]);
    await window.context().close();
  });

  it('sends files, and says of those it does not take why', async () => {
    await attended(async (ana) => {
      const window = await pages.visit(shop.url);
      const chatId = await talking(ana, window);
      const choose = async (...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> => {
        const [chooser] = await Promise.all([
          window.waitForEvent('filechooser'),
          window.getByRole('button', { name: 'Attach a file' }).click(),
        ]);
        await chooser.setFiles(files);
      };
      await choose({ name: 'statement.png', mimeType: 'image/png', buffer: await picture() });
      const { message } = await ana.socket.heard('message.created', (heard) => heard.message.attachments.length > 0);
      expect(message.attachments[0]).toMatchObject({ name: 'statement.png', contentType: 'image/png' });
      await window.getByRole('img', { name: 'statement.png' }).waitFor();
      await choose({ name: 'setup.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
      await window.getByRole('alert').getByText('This type of file is not taken').waitFor();
      await shot(window, 'widget-files');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('button', { name: 'Discard' }).click();
      expect((await textsOf(ana, chatId)).length).toBe(1);
      await window.context().close();
    });
  });

  it('goes on after a reload and in a second tab, with nothing twice', async () => {
    await attended(async (ana) => {
      const window = await pages.visit(shop.url);
      const chatId = await talking(ana, window);
      await write(window).fill('First');
      await write(window).press('Enter');
      await log(window).getByText('Sent').waitFor();
      const second = await window.context().newPage();
      await second.goto(shop.url);
      await window.reload();
      await says(ana, chatId, 'An answer');
      await window.getByRole('status').getByText('An answer').waitFor();
      await shot(window, 'widget-tease');
      expect(await window.title()).toMatch(/A shop$/);
      await window.getByRole('button', { name: 'Chat, 1 unread message' }).click();
      await second.getByRole('button', { name: /^(Open chat|Chat)/ }).click();
      for (const tab of [window, second]) {
        await log(tab).getByText('An answer').waitFor();
        expect(await log(tab).getByText('First', { exact: true }).count()).toBe(1);
      }
      await write(second).fill('Second');
      await write(second).press('Enter');
      await log(window).getByText('Second').waitFor();
      expect(await textsOf(ana, chatId)).toEqual(['First', 'An answer', 'Second']);
      await window.context().close();
    });
  });

  it('keeps what is written while there is no network, and sends it once', async () => {
    await attended(async (ana) => {
      const window = await pages.visit(shop.url);
      const chatId = await talking(ana, window);
      await window.context().setOffline(true);
      await write(window).fill('Written in a tunnel');
      await write(window).press('Enter');
      await log(window).getByText('Sending…').waitFor();
      await window.getByText('No connection. Your messages are kept.').waitFor({ timeout: 20_000 });
      await shot(window, 'widget-no-network');
      expect(await violations(window)).toEqual([]);
      await window.context().setOffline(false);
      await ana.socket.heard('message.created', ({ message }) => message.text === 'Written in a tunnel');
      await log(window).getByText('Sent', { exact: false }).first().waitFor();
      await window.getByText('No connection. Your messages are kept.').waitFor({ state: 'detached' });
      expect(await textsOf(ana, chatId)).toEqual(['Written in a tunnel']);
      await window.context().close();
    });
  });

  it('works where storage is blocked and the page has put something else in the place of fetch', async () => {
    page = {
      before: `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
        window.fetch = () => Promise.reject(new Error('patched'));`,
    };
    await attended(async (ana) => {
      const window = await pages.visit(shop.url);
      const chatId = await talking(ana, window);
      await write(window).fill('Hello');
      await write(window).press('Enter');
      await ana.socket.heard('message.created', ({ message }) => message.text === 'Hello' && message.chatId === chatId);
      await window.context().close();
    });
  });

  it('answers verbs that were called before it came, and tells the page what happens', async () => {
    page = {
      boot: { customer: { name: 'Nora Known' }, colour: '#ffd400', mode: 'dark' },
      before: `window.Switchboard = function () { (Switchboard.q ||= []).push(arguments); };
        window.heard = [];
        for (const event of ['open', 'chat-started', 'assigned', 'unread', 'message']) Switchboard('on', event, (detail) => heard.push([event, detail]));
        Switchboard('prefill', 'I would like to');`,
    };
    await attended(async (ana) => {
      const window = await pages.visit(shop.url);
      const verb = (...call: unknown[]): Promise<unknown> =>
        window.evaluate(
          (all) => (globalThis as unknown as { Switchboard: (...args: unknown[]) => Promise<unknown> }).Switchboard(...all),
          call,
        );
      await verb('open');
      await window.getByRole('heading', { name: 'Hi there. How can we help?' }).waitFor();
      expect(await write(window).inputValue()).toBe('I would like to');
      await shot(window, 'widget-known-dark-yellow');
      expect(await violations(window)).toEqual([]);
      const chatId = await verb('startChat', { topic: 'billing', message: 'From the page' });
      const { chat } = await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chatId);
      expect(chat).toMatchObject({ subject: 'billing', customer: { name: 'Nora Known' }, page: { title: 'A shop' } });
      await window.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
      await verb('close');
      await says(ana, chat.id, 'Good morning');
      await window.getByRole('button', { name: 'Chat, 1 unread message' }).waitFor();
      expect(await verb('get', 'state')).toMatchObject({ open: false, unread: 1, online: true, chat: { id: chatId, status: 'active' } });
      const heard = await window.evaluate(() => (globalThis as unknown as { heard: [string, unknown][] }).heard.map(([event]) => event));
      expect(new Set(heard)).toEqual(new Set(['open', 'chat-started', 'assigned', 'unread', 'message']));
      await expect(verb('dance')).rejects.toThrow();
      await verb('boot', { mode: 'light' });
      expect(await window.locator('switchboard-chat').count()).toBe(1);
      await verb('shutdown');
      expect(await window.locator('switchboard-chat').count()).toBe(0);
      expect(await window.evaluate('localStorage.length')).toBe(0);
      await window.context().close();
    });
  });

  it('speaks Arabic on a phone, from right to left, over the whole page', async () => {
    page = { lang: 'ar' };
    await attended(async (ana) => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ar' };
      const window = await pages.visit(shop.url, phone);
      await window.getByRole('button', { name: /^(Chat|افتح المحادثة)/ }).tap();
      await window.getByRole('textbox', { name: 'اسمك' }).fill('ليلى');
      await shot(window, 'widget-arabic-start');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('button', { name: 'ابدأ المحادثة' }).tap();
      const { chat } = await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.customer.name === 'ليلى');
      await says(ana, chat.id, 'مرحبًا ليلى، كيف أساعدك؟');
      await says(ana, chat.id, 'Order 4711 is on its way, see https://shop.example/4711');
      await window.getByText('Order 4711').waitFor();
      await shot(window, 'widget-arabic-talk');
      expect(await violations(window)).toEqual([]);
      const box = (await window.getByRole('dialog').boundingBox())!;
      expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 390, 844]);
      const bubble = (await window.getByText('Order 4711').boundingBox())!;
      expect(bubble.x + bubble.width).toBeGreaterThan(300);
      await window.context().close();
    });
  });

  it('is on the page of the demo, which is under a strict policy too', async () => {
    await attended(async (ana) => {
      const window = await pages.window('/demo');
      await launcher(window).waitFor();
      await shot(window, 'demo');
      expect(await violations(window)).toEqual([]);
      await talking(ana, window);
      await shot(window, 'demo-talk');
      await window.keyboard.press('Escape');
      expect(
        await launcher(window).evaluate(
          (button) => (button.getRootNode() as unknown as { activeElement: unknown }).activeElement === button,
        ),
      ).toBe(true);
      await window.context().close();
    });
  });

  it('finds its chat again when the server was restarted', async () => {
    const options = { pages: true, databaseUrl: switchboard.databaseUrl, environment: { ALLOWED_ORIGINS: '*' } };
    let server = await Switchboard.start(options);
    const proxy = await FlakyProxy.start(() => [server.url], 1);
    const behind = await Shop.open(proxy.url, () => page);
    const window = await pages.visit(behind.url);
    await launcher(window).click();
    await window.getByRole('button', { name: 'Start a chat and wait' }).click();
    await window.getByRole('textbox', { name: 'Your name' }).fill('Rae');
    await window.getByRole('button', { name: 'Start chat' }).click();
    await write(window).fill('Before');
    await write(window).press('Enter');
    await log(window).getByText('Sent').waitFor();
    await server.stop();
    await write(window).fill('Meanwhile');
    await write(window).press('Enter');
    server = await Switchboard.start(options);
    await log(window).getByText('Meanwhile').waitFor();
    await window.getByText('Sending…').waitFor({ state: 'detached', timeout: 20_000 });
    await window.getByRole('heading', { name: /in line$/ }).waitFor();
    for (const text of ['Before', 'Meanwhile']) expect(await log(window).getByText(text).count()).toBe(1);
    await window.context().close();
    await behind.close();
    await proxy.stop();
    await server.stop();
  });
});
