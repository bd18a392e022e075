import type { Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import type { Staff } from '../kit/switchboard';
import { closeOffice, goHome, isFine, log, type Office, openOffice, row, writes } from './kit/at-the-desk';

const ARABIC = 'نور الهاشمي';
const names = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('[role=grid] [role=row]:has(bdi)')].map((row) => row.querySelector('bdi').textContent)`);
const LONG = `Wolfeschlegelsteinhausenbergerdorff ${'Maria '.repeat(10)}`.trim();

describe('The lists', () => {
  let office: Office;
  let ana: Staff;

  beforeAll(async () => {
    office = await openOffice(unlimited({ maxConcurrentChats: 20 }, { pages: true }));
  });
  afterAll(() => closeOffice(office));
  beforeEach(async () => {
    ana = await office.switchboard.staff('agent', { name: 'Ana Duarte' });
  });
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  it('say who waits, since when, what was said, and how urgent it is', async () => {
    const { api: admin } = await office.switchboard.admin();
    await admin.put('/targets', [
      { priority: 'urgent', firstResponseSeconds: 100, replySeconds: 1 },
      { priority: 'normal', firstResponseSeconds: 90, replySeconds: null },
    ]);
    const page = await office.pages.signedIn(ana);
    await page.getByText('You are online, the next one comes to you.').waitFor();
    const { chat, customerToken } = await writes(office, 'Tomás Rivera', 'It still closes as soon as I open it', {
      subject: 'The app crashes',
    });
    await writes(office, ARABIC, 'هل يمكنني تغيير عنوان التسليم قبل الشحن؟');
    await writes(office, LONG, 'A long name, and a long message that certainly does not fit into one line of a list');
    await row(page, 'Tomás').waitFor();
    await ana.api.put(`/chats/${chat.id}/tags`, { tags: ['app', 'crash', 'android'] });
    await ana.api.put(`/chats/${chat.id}/priority`, { priority: 'urgent' });
    await row(page, 'Tomás').getByText('+1').waitFor();
    await row(page, 'Tomás').getByRole('img', { name: 'Urgent' }).waitFor();
    await row(page, ARABIC).getByText('العنوان').or(row(page, ARABIC).getByText('عنوان')).first().waitFor();
    // By the clock of the server, which the page hears when it is loaded. Whoever is late first comes first.
    office.switchboard.clock.advance(80);
    await page.reload();
    await row(page, 'Tomás')
      .getByText(/^due in 0:[12]\d$/)
      .waitFor();
    await row(page, LONG)
      .getByText(/^due in 0:[01]\d$/)
      .waitFor();
    expect(await isFine(page, 'mine', [1024, 390])).toEqual([]);
    // What is said begins and ends a wait, of which a target is asked for.
    await ana.api.post(`/chats/${chat.id}/messages`, { clientMessageId: '1', text: 'I am looking into it' });
    await row(page, 'Tomás').getByText('I am looking into it').waitFor();
    expect(await row(page, 'Tomás').getByRole('timer').textContent()).toBe('now');
    const tomas = await office.switchboard.connect(customerToken);
    await tomas.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'And?' });
    await row(page, 'Tomás')
      .getByText(/^late 0:0\d$/)
      .waitFor();
    expect(await names(page)).toEqual(['Tomás Rivera', ARABIC, LONG]);
    await admin.put('/targets', []);
    await goHome(office, [ana], page);
  });

  it('show what fits the filters, kept under a name for oneself', async () => {
    const page = await office.pages.signedIn(ana);
    const urgent = await writes(office, 'Hannah Weiss', 'We need the signed copy today');
    await writes(office, 'Leo Novak', 'No hurry');
    await row(page, 'Leo').waitFor();
    await ana.api.put(`/chats/${urgent.chat.id}/priority`, { priority: 'urgent' });
    await page.getByRole('main').focus();
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog', { name: 'Filter chats' });
    await dialog.getByRole('button', { name: 'Urgent' }).click();
    await dialog.getByText('Customer waits for an answer').click();
    expect(await isFine(page, 'filters', [390])).toEqual([]);
    await dialog.getByRole('button', { name: 'Show' }).click();
    await row(page, 'Hannah').waitFor();
    expect(await row(page, 'Leo').count()).toBe(0);

    await page.getByRole('button', { name: 'Filter chats' }).click();
    await dialog.getByRole('textbox', { name: 'Save under a name' }).fill('Urgent, unanswered');
    await dialog.getByRole('button', { name: 'Save view' }).click();
    const bar = page.getByRole('navigation', { name: 'Saved views' });
    await bar.getByRole('link', { name: 'Urgent, unanswered' }).waitFor();
    await page.getByRole('link', { name: /^Mine/ }).click();
    await row(page, 'Leo').waitFor();
    await bar.getByRole('link', { name: 'Urgent, unanswered' }).click();
    await row(page, 'Leo').waitFor({ state: 'detached' });
    expect(await isFine(page, 'views')).toEqual([]);

    await bar.getByRole('button', { name: 'Change Urgent, unanswered' }).click();
    const change = page.getByRole('dialog', { name: 'Change Urgent, unanswered' });
    await change.getByRole('textbox', { name: 'Save under a name' }).fill('Burning');
    await change.getByRole('button', { name: 'Save view' }).click();
    await bar.getByRole('link', { name: 'Burning' }).waitFor();
    await page.reload();
    await row(page, 'Hannah').waitFor();
    await bar.getByRole('button', { name: 'Change Burning' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await bar.waitFor({ state: 'detached' });
    expect((await ana.api.get('/views')).body.data).toEqual([]);
    await goHome(office, [ana], page);
  });

  itInFull('a supervisor shares a view, and an agent sees it and leaves it as it is', async () => {
    const sofia = await office.switchboard.staff('supervisor', { name: 'Sofia' });
    const page = await office.pages.signedIn(sofia);
    await page.getByRole('button', { name: 'Filter chats' }).click();
    await page.getByRole('textbox', { name: 'Save under a name' }).fill('Waiting');
    await page.getByRole('button', { name: 'Waiting', exact: true }).click();
    await page.getByText('Share with your team').click();
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByRole('link', { name: /Waiting$/ }).waitFor();

    const hers = await office.pages.signedIn(ana);
    await hers
      .getByRole('navigation', { name: 'Saved views' })
      .getByRole('link', { name: /Waiting$/ })
      .click();
    await hers.getByText('No chat fits the filters.').waitFor();
    expect(await hers.getByRole('button', { name: 'Change Waiting' }).count()).toBe(0);
    await goHome(office, [ana, sofia], page, hers);
  });

  itInFull('a queue that was refused is asked for again without a reload', async () => {
    const page = await office.pages.window('/login');
    let refusing = true;
    await page.context().routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      const asked = new Set<string>();
      socket.onMessage((message) => {
        const [, id] = /^42(\d+)\["queue\.watch"/.exec(String(message)) ?? [];
        if (id) asked.add(id);
        server.send(message);
      });
      server.onMessage((message) => {
        const [, id] = /^43(\d+)\[/.exec(String(message)) ?? [];
        const isRefused = refusing && id !== undefined && asked.has(id);
        const problem = {
          type: 'about:blank',
          title: 'Not now',
          status: 403,
          code: 'auth.forbidden',
          detail: 'The queue is closed to you',
        };
        socket.send(isRefused ? `43${id}${JSON.stringify([{ ok: false, error: problem }])}` : message);
      });
    });
    await page.getByRole('textbox', { name: 'E-mail' }).fill(ana.email);
    await page.getByRole('textbox', { name: 'Password' }).fill('a-good-password');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Queue', exact: true }).first().click();
    await page.getByText('The queue is closed to you').waitFor();
    expect(await isFine(page, 'queue-refused')).toEqual([]);
    await page.evaluate('globalThis.stillHere = true');
    refusing = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nobody is waiting').waitFor();
    expect(await page.evaluate('globalThis.stillHere')).toBe(true);
    await goHome(office, [ana], page);
  });

  itInFull('I shows and hides the customer, and J goes down the list that one sees', async () => {
    const page = await office.pages.signedIn(ana);
    await writes(office, 'First', 'one');
    await writes(office, 'Second', 'two');
    await row(page, 'Second').waitFor();
    await page.getByRole('main').focus();
    await page.keyboard.press('j');
    await log(page).getByText('one').waitFor();
    const panel = page.getByRole('complementary', { name: 'Customer' });
    await panel.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('main').focus();
    await page.keyboard.press('i');
    await panel.waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await log(page).getByText('two').waitFor();
    await page.getByRole('main').focus();
    await page.keyboard.press('i');
    await panel.waitFor();
    // Whoever was shown before is not shown too.
    const part = (name: string) => panel.getByRole('heading', { name }).count();
    for (const [key, said] of [
      ['k', 'one'],
      ['j', 'two'],
      ['k', 'one'],
    ] as const) {
      await page.keyboard.press(key);
      await log(page).getByText(said).waitFor();
      await panel.getByRole('heading', { name: 'Account' }).first().waitFor();
      expect([await part('Account'), await part('Note'), await part('Tickets')]).toEqual([1, 1, 1]);
    }
    await goHome(office, [ana], page);
  });
});
