import type { Page } from 'playwright-core';
import { takingTurns } from '../../libs/kernel/testing/form';
import { closeOffice, type Office, openOffice } from '../browser/kit/at-the-desk';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff } from '../kit/switchboard';

/** Runs where text becomes markup. */
const EVIL = '<img src=x onerror=__ran=1>';
const EVIL_TEXT = `${EVIL}<script>__ran=1</script><svg/onload=__ran=1> [a](javascript:__ran=1) javascript:__ran=1 {{7*7}} "'-->`;

/** What a page must not have: what only markup of somebody's text would bring. */
const TRACES = 'img[src="x"], svg[onload], [onerror], script:not([src]):not([type]), a[href^="javascript" i], iframe[srcdoc]';

/** Texts of strangers, customers and colleagues that are markup, on every page that shows them. */
describe('A text that is a script', () => {
  const some = takingTurns();
  let office: Office;
  let admin: Staff;
  let ana: Agent;
  let page: Page;
  let ids: Record<'chat' | 'canned' | 'webhook', string>;

  beforeAll(async () => {
    office = await openOffice(unlimited({}, { pages: true, environment: { WEBHOOK_ALLOW_PRIVATE: '1' } }));
    const { switchboard } = office;
    admin = await switchboard.staff('admin', { name: `Ada ${EVIL}` });
    const { api } = admin;
    ana = await switchboard.agentOnline({ name: `Ana ${EVIL}` });
    await api.post('/skills', { name: `rare ${EVIL}`, description: EVIL_TEXT });
    const { chatId, chat, cleo } = await servedBy(ana, switchboard, {
      customer: { name: `Cleo ${EVIL}` },
      subject: EVIL_TEXT,
      message: EVIL_TEXT,
      page: { url: 'https://shop.example/?<script>', title: EVIL_TEXT },
    });
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'a', text: EVIL_TEXT });
    await api.post(`/chats/${chatId}/notes`, { text: EVIL_TEXT });
    await api.put(`/chats/${chatId}/tags`, { tags: [EVIL] });
    await api.post(`/chats/${chatId}/ticket`, { subject: EVIL_TEXT });
    await api.patch(`/customers/${chat.customer.id}`, { note: EVIL_TEXT, attributes: { [EVIL]: EVIL_TEXT } });
    await switchboard.startChat({ customer: { name: `Otto ${EVIL}` }, subject: EVIL, skills: [{ name: `rare ${EVIL}` }] }, api);
    const { body: canned } = await api.post('/canned-responses', { title: EVIL, category: EVIL, content: EVIL, scope: 'shared' });
    await api.post('/views', { name: EVIL, filters: {}, shared: true });
    await api.post('/api-keys', { name: EVIL, role: 'agent' });
    const { body: webhook } = await api.post('/webhooks', { url: 'http://127.0.0.1:9/', events: ['chat.closed'], description: EVIL });
    await ana.socket.ask('chat.hand', { chatId, raised: true, note: EVIL_TEXT });
    ids = { chat: chatId, canned: canned.id, webhook: webhook.id };
    page = await office.pages.signedIn(admin);
  });
  afterAll(() => closeOffice(office));

  const PAGES: [path: () => string, shows: string][] = [
    [() => `/inbox/${ids.chat}`, EVIL_TEXT.slice(0, 40)],
    [() => '/inbox?view=queue', 'Otto <img'],
    [() => '/inbox?view=all', 'Cleo <img'],
    [() => '/wall', 'Ana <img'],
    [() => '/reports/chats?metric=started', 'Cleo <img'],
    [() => '/admin/people', 'Ada <img'],
    [() => '/admin/skills', 'rare <img'],
    [() => '/admin/canned', EVIL],
    [() => `/admin/canned?open=${ids.canned}`, EVIL],
    [() => '/admin/webhooks', EVIL],
    [() => `/admin/webhooks?open=${ids.webhook}`, EVIL],
    [() => '/admin/keys', EVIL],
    [() => '/admin/audit', 'Ada <img'],
  ];

  it('is a text, on every page that shows it', async () => {
    for (const [path, shows] of some(PAGES)) {
      await page.goto(`${office.switchboard.url}${path()}`);
      await eventually(
        async () => (await page.evaluate<string>(`document.querySelector('main')?.innerText ?? ''`)).includes(shows),
        `${path()} to show it`,
        10_000,
      );
      const traces = await page.evaluate<string[]>(
        `[...document.querySelectorAll(${JSON.stringify(TRACES)})].map((each) => each.outerHTML).concat(globalThis.__ran === undefined ? [] : 'it ran')`,
      );
      expect({ path: path(), traces }).toEqual({ path: path(), traces: [] });
    }
    expect(office.pages.complaints()).toEqual([]);
  }, 60_000);

  it('is a text in what the customer reads, and in what is found', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Commands' }).fill('Cleo');
    await page.getByRole('option').filter({ hasText: 'Cleo <img' }).first().waitFor();
    expect(await page.locator(TRACES).count()).toBe(0);
    expect(office.pages.complaints()).toEqual([]);
  });
});
