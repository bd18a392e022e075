import type { Page } from 'playwright-core';
import { type Agent, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';
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

  /** An agent who has come to the desk, and goes when the story is told. */
  async function attended(story: (agent: Agent) => Promise<void>, name = 'Ana Duarte'): Promise<void> {
    const agent = await switchboard.agentOnline({ name });
    await story(agent);
    await (await switchboard.admin()).api.patch(`/users/${agent.id}`, { active: false });
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
      await window.context().close();
      await (await switchboard.admin()).api.patch(`/users/${busy.id}`, { active: false });
    });
  });
});
