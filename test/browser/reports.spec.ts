import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import type { Staff } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice, until, writes } from './kit/at-the-desk';
import { picture } from './kit/pages';

const DAYS = 60;
/** Widths besides the usual one: pictures are taken of all, and axe looks at what is laid out otherwise. */
const PAGE = process.env.SHOTS ? [1024, 390] : [390];
const PART = process.env.SHOTS ? [390] : [];

/** Two months of a floor, and Sofia who looks back on them. */
describe('Reports', () => {
  let office: Office;
  let sofia: Staff;
  let page: Page;
  const agents: Staff[] = [];

  beforeAll(async () => {
    office = await openOffice(unlimited({}, { pages: true }));
    const { switchboard } = office;
    for (const name of ['Ana Duarte', 'Ben Okafor', 'Chloé Martin', 'Dai Nakamura', 'أمينة المنصوري-الحسيني من القاهرة'])
      agents.push(await switchboard.staff('agent', { name }));
    const { api } = await switchboard.admin();
    for (const name of ['billing', 'delivery', 'technical']) await api.post('/skills', { name });
    for (const [at, name] of ['billing', 'delivery', 'technical'].entries()) {
      await api.put(`/agents/${agents[at]!.id}/skills`, { skills: [{ name, level: 3 }] });
      await api.patch(`/users/${agents[at]!.id}`, { maxConcurrentChats: 1 });
    }
    await switchboard.probe.doctor.leaveDays(DAYS, {
      before: switchboard.clock.now(),
      agentIds: agents.map(({ id }) => id),
      skills: ['billing', 'delivery', 'technical'],
    });
    await switchboard.sweep('AnalyticsClock.rollUp');
    sofia = await switchboard.staff('supervisor', { name: 'Sofia Lind' });
    page = await office.pages.signedIn(sofia, '/', { timezoneId: 'UTC' });
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'Reports' }).waitFor();
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const card = (name: string): Locator => page.getByRole('region', { name, exact: true }).first();
  const figure = (name: string): Locator =>
    page.getByRole('list', { name: 'Figures' }).getByRole('link', { name: new RegExp(`^${name} `) });
  const at = (): URL => new URL(page.url());
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(`^${label} `) }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  /** Whether the title stands free of the edge, and when it is told beside what asks anew. */
  const headOnPhone = async (): Promise<object> => {
    const wide = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: wide.height });
    const middle = async (part: Locator): Promise<number> => part.boundingBox().then((box) => box!.y + box!.height / 2);
    const title = await middle(page.getByRole('heading', { name: 'Reports' }));
    const [told, refresh] = [await middle(page.getByText(/^As of /)), await middle(page.getByRole('button', { name: 'Refresh' }))];
    await page.setViewportSize(wide);
    return { isFree: title >= 20, isOneLine: Math.abs(told - refresh) < 2 };
  };

  it('tells thirty days against those before, and each chart in a sentence', async () => {
    await page.getByRole('radio', { name: '30 days' }).click();
    await figure('Chats').waitFor();
    await card('Do we keep up')
      .getByRole('img', { name: /started, .* answered, .* abandoned/ })
      .waitFor();
    await page.getByText('than the period before').first().waitFor();
    expect(at().search).toBe('?range=30d');
    for (const _ of ['rail', 'first chart']) await page.keyboard.press('F6');
    await until(page, "document.activeElement.ariaLabel === 'Do we keep up'");
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'How it is counted: Do we keep up' }).waitFor();
    await page.keyboard.press('Escape');
    // The name of the button, which has the focus again, stands beside the page.
    await page.getByRole('heading', { name: 'Reports' }).click();
    expect(await isFine(page, 'reports', PAGE)).toEqual([]);
    expect(await headOnPhone()).toEqual({ isFree: true, isOneLine: true });
    await picture(page, 'reports');
    for (const name of ['When are we short', 'How long it took', 'Were waits told honestly', 'How it ended', 'What customers said']) {
      await card(name).scrollIntoViewIfNeeded();
      await card(name)
        .getByRole('img', { name: /\w+ .*\w+/ })
        .waitFor();
    }
    expect(await isFine(page, 'reports-end', PART)).toEqual([]);
  });

  itInFull('is narrowed by what the address says, and sorts', async () => {
    await choose('All skills', 'billing');
    await page.getByRole('button', { name: 'All chats' }).waitFor();
    expect(at().search).toBe('?range=30d&skill=billing');
    await page.getByRole('radio', { name: 'Custom' }).click();
    await page.getByLabel('From').fill('2020-01-01');
    await until(page, "location.search.includes('from=2020-01-01')");
    await choose('UTC', 'Europe/Berlin');
    await until(page, "location.search.includes('zone=Europe')");
    await page.reload();
    await page.getByRole('button', { name: /Europe\/Berlin/ }).waitFor();
    await page.getByText('By week').first().waitFor();
    await page.goto(`${office.switchboard.url}/reports?range=30d&agentSort=name&range=never&zone=Mars&priority=none&heat=7`);
    await figure('Chats').waitFor();
    const table = page.getByRole('region', { name: 'Table: Agents' });
    await card('Agents').scrollIntoViewIfNeeded();
    const first = () => table.getByRole('row').nth(1).getByRole('rowheader').textContent();
    await table.waitFor();
    expect(await first()).toBe('Ana Duarte');
    await table.getByRole('button', { name: 'Occupancy' }).click();
    expect(await table.getByRole('columnheader', { name: 'Occupancy' }).getAttribute('aria-sort')).toBe('descending');
    await until(page, "location.search.includes('agentSort=-occupancy')");
    await page.goto(`${office.switchboard.url}/reports?range=yesterday&priority=urgent`);
    await card('Agents').scrollIntoViewIfNeeded();
    await table.getByText('few').first().waitFor();
  });

  it('each number leads to its chats, page by page, and on to the chat', async () => {
    await page.goto(`${office.switchboard.url}/reports?range=30d`);
    const told = Number((await figure('Chats').textContent())!.replace(/\D/g, ''));
    expect(told).toBeGreaterThan(1000);
    await figure('Chats').click();
    const list = page.getByRole('table', { name: 'Chats' });
    await list.waitFor();
    expect(await list.getByRole('row').count()).toBe(51);
    await page.getByRole('button', { name: 'Show more' }).click();
    await until(page, "document.querySelectorAll('tbody tr').length === 100");
    expect(await isFine(page, 'reports-chats', PAGE)).toEqual([]);
    await page.mouse.move(0, 0);
    await page.evaluate("document.querySelector('main > *').scrollTop = 0");
    await picture(page, 'reports-chats');
    await page.getByRole('link', { name: 'Overview' }).last().click();
    await card('What customers said').scrollIntoViewIfNeeded();
    await card('What customers said').getByRole('button', { name: 'Table' }).click();
    const ones = card('What customers said').getByRole('row', { name: /^1 / }).getByRole('link');
    const rated = Number(await ones.textContent());
    await ones.click();
    await page.getByText('I had to say it three times').first().waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBe(1 + rated);
    await page.getByRole('table').getByRole('link').first().click();
    await until(page, "location.pathname.startsWith('/inbox/')");
    await page.goBack();
    await page.goBack();
    await card('When are we short').getByRole('button', { name: 'Table' }).click();
    await card('When are we short')
      .getByRole('row', { name: /Mon 10:00/ })
      .getByRole('link')
      .nth(1)
      .click();
    await page.getByText('Mon 10:00 of the week').waitFor();
    await page.getByRole('table').waitFor();
    await page.goBack();
  });

  itInFull('each chart is a table, a CSV and a PNG too, and says how it is counted', async () => {
    const volume = card('Do we keep up');
    await volume.getByRole('button', { name: 'How it is counted: Do we keep up' }).click();
    await page.getByRole('dialog').getByText('chats that came to an agent, at least once').waitFor();
    expect(await isFine(page, 'reports-formula')).toEqual([]);
    await page.keyboard.press('Escape');
    const saved = async (name: string, what: string): Promise<Buffer> => {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: `Export ${name}` }).click();
      await page.getByRole('menuitem', { name: what }).click();
      return readFileSync(await (await coming).path());
    };
    for (const name of ['Do we keep up', 'When are we short']) {
      const image = await sharp(await saved(name, 'PNG')).stats();
      // Surface, letters and lines: a picture in which nothing was drawn is of one colour.
      expect(image.channels.slice(0, 3).every(({ stdev }) => stdev > 5)).toBe(true);
    }
    await volume.getByRole('button', { name: 'Table' }).click();
    const csv = (await saved('Do we keep up', 'CSV')).toString();
    const rows = csv.split('\r\n').slice(0, -1);
    expect(rows[0]).toBe('\uFEFFDay,Started,Answered,Abandoned');
    expect(rows.length).toBe(1 + (await volume.getByRole('row').count()) - 1);
    expect(await isFine(page, 'reports-table')).toEqual([]);
    await choose('In time, of offered', 'In time, of answered');
    await until(page, "location.search.includes('formula=answered_within_of_answered')");
    await card('Service level').getByRole('button', { name: 'How it is counted: Service level' }).click();
    await page.getByRole('dialog').getByText('answered within T ÷ answered').waitFor();
    await page.keyboard.press('Escape');
  });

  itInFull('tells of a chat that another browser closed, once it is asked anew, and asks by itself for nothing', async () => {
    const { switchboard } = office;
    const ana = await switchboard.agentOnline({ name: 'Noor' });
    const desk = await office.pages.signedIn(ana);
    await page.goto(`${switchboard.url}/reports?range=today`);
    await page.getByText('Nothing happened in these days.').first().waitFor();
    expect(await isFine(page, 'reports-empty')).toEqual([]);
    expect(await figure('Chats').textContent()).toBe('Chats 0');
    await writes(office, 'Mara Jensen', 'Where is my parcel?');
    await desk.getByRole('grid').getByRole('row', { name: 'Mara' }).click();
    await desk.getByRole('textbox', { name: /^Reply to/ }).fill('At your door');
    await desk.keyboard.press('Enter');
    await desk.getByRole('log').getByText('At your door').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await ana.api.post(`/chats/${(await ana.api.get('/chats?status=active')).body.data[0].id}/close`, { resolution: 'resolved' });
    await desk.getByText('No chats').first().waitFor();
    expect(asked.filter((url) => url.includes('/analytics/'))).toEqual([]);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await until(page, "document.querySelector('[aria-label=Figures]').textContent.includes('1 answered')");
    await card('How it ended').scrollIntoViewIfNeeded();
    await card('How it ended')
      .getByRole('img', { name: /By its agent, 100 %/ })
      .waitFor();
    await office.pages.leave(desk);
  });

  itInFull('says how the work is shared, whether targets are met, and which canned responses help, each as PNG too', async () => {
    const { switchboard } = office;
    const { api } = await switchboard.admin();
    await api.put('/targets', [{ priority: 'normal', firstResponseSeconds: 60, replySeconds: 60 }]);
    const lea = await switchboard.agentOnline({ name: 'Lea' });
    const { body: hello } = await lea.api.post('/canned-responses', {
      title: 'Hello',
      content: 'Hello {{customer_name}}',
      scope: 'personal',
    });
    const { body: canned } = await sofia.api.post('/canned-responses', { title: 'Greeting', content: 'Good morning', scope: 'shared' });
    const { chat } = await writes(office, 'Ines Costa', 'Where is my invoice?');
    await lea.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    for (const { id } of [canned, hello])
      await lea.api.post(`/chats/${chat.id}/canned-responses`, { cannedResponseId: id, clientMessageId: id });
    await lea.api.post(`/chats/${chat.id}/close`, { resolution: 'resolved' });
    await page.goto(`${switchboard.url}/reports?range=today&share=agent`);
    const fair = card('Is the work shared');
    await fair.scrollIntoViewIfNeeded();
    await fair.getByRole('row', { name: /^Lea / }).waitFor();
    const bound = card('Are targets met');
    await bound.getByRole('row', { name: /^Normal 100 % of 1 0 – –$/ }).waitFor();
    await bound.getByRole('button', { name: /By what it is told/ }).click();
    await page.getByRole('option', { name: 'Over time' }).click();
    await bound.getByRole('img', { name: '100 % of first responses and – of replies came in time.' }).waitFor();
    const help = card('Which canned responses help');
    await help.scrollIntoViewIfNeeded();
    await help.getByRole('row', { name: /^Greeting 1 0 % Lea 1 1 100 % –$/ }).waitFor();
    expect(await help.getByText('Hello').count()).toBe(0);
    await help.getByRole('button', { name: 'Sent' }).click();
    await help.locator('[aria-sort=descending]', { hasText: 'Sent' }).waitFor();
    expect(await help.getByRole('row').nth(1).textContent()).toContain('All');
    expect(await isFine(page, 'reports-outcomes', PART)).toEqual([]);
    const coming = page.waitForEvent('download');
    await help.getByRole('button', { name: 'Export Which canned responses help' }).click();
    await page.getByRole('menuitem', { name: 'PNG' }).click();
    const path = await (await coming).path();
    expect((await sharp(path).stats()).channels.slice(0, 3).every(({ stdev }) => stdev > 5)).toBe(true);
    if (process.env.SHOTS) await sharp(path).toFile(`${process.env.SHOTS}/reports-canned-table.png`);
    await help
      .getByRole('row', { name: /^Greeting/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByText('with “Greeting”').waitFor();
    await page.getByRole('table').getByRole('link', { name: 'Ines Costa' }).waitFor();
    await api.put('/targets', []);
  });

  itInFull('a day is simulated once more with one agent more, beside what happened', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Commands' }).fill('Simulate a day');
    await page.getByRole('option', { name: 'Simulate a day' }).click();
    await page.getByText('The day once more, with something different').waitFor();
    await page.getByRole('textbox', { name: 'Agents more' }).fill('many');
    await page.getByText('Write a whole number from 0 to 50').waitFor();
    expect(await isFine(page, 'simulate-form')).toEqual([]);
    await page.getByRole('textbox', { name: 'Agents more' }).fill('2');
    await page.getByRole('textbox', { name: 'Day' }).fill('2020-01-01');
    await page.getByRole('button', { name: 'Simulate' }).click();
    await page.getByText('No chat of these days was answered and closed').waitFor();
    await page.goto(`${office.switchboard.url}/reports/simulate?add=2`);
    await page.getByRole('button', { name: 'Simulate' }).click();
    const table = page.getByRole('region', { name: 'Table: Simulate' });
    await table.getByRole('row', { name: /Answered within 60 s/ }).waitFor();
    await page.getByText('20 pairs of runs with the same customers').waitFor();
    await page.getByRole('img', { name: /Mean waits by hour: happened/ }).waitFor();
    await until(page, "!document.querySelector('[aria-label=\"Table: Simulate\"] tbody tr:nth-child(7) td').textContent.includes('–')");
    expect(await isFine(page, 'simulate', PAGE)).toEqual([]);
    await picture(page, 'simulate');
    const shown = await table.textContent();
    await page.reload();
    await page.getByText('20 pairs of runs').waitFor();
    await until(page, `document.querySelector('[aria-label="Table: Simulate"]').textContent === ${JSON.stringify(shown)}`);
  });

  itInFull('a simulation says how far it is, can be cancelled, and that there are too many', async () => {
    const [running] = await office.switchboard.probe.doctor.leaveSimulations(1, sofia.id);
    await page.goto(`${office.switchboard.url}/reports/simulate?add=1&run=${running}`);
    await page.getByRole('progressbar', { name: 'Simulating, 50 %' }).waitFor();
    expect(await isFine(page, 'simulate-running')).toEqual([]);
    expect(await page.getByRole('button', { name: 'Simulate' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You cancelled it.').waitFor();
    const others = await office.switchboard.probe.doctor.leaveSimulations(2, sofia.id);
    await page.getByRole('button', { name: 'Simulate' }).click();
    await page.getByText('2 simulations are running').waitFor();
    expect(await isFine(page, 'simulate-refused')).toEqual([]);
    for (const id of others) await sofia.api.delete(`/simulations/${id}`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('20 pairs of runs').waitFor();
  });

  itInFull('stands the other way round, and says what went wrong and how to go on', async () => {
    await page.goto(`${office.switchboard.url}/reports?range=30d`);
    await figure('Chats').waitFor();
    await page.evaluate("document.documentElement.dir = 'rtl'");
    expect(await isFine(page, 'reports-rtl', PAGE)).toEqual([]);
    await page.evaluate("document.documentElement.dir = 'ltr'");
    const problem = { code: 'analytics.too_slow', title: 'Unavailable', status: 422, detail: 'The figures took too long', errors: [] };
    await page.route('**/analytics/overview*', (route) =>
      route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').getByText('The figures took too long').first().waitFor();
    expect(await isFine(page, 'reports-error')).toEqual([]);
    await page.unroute('**/analytics/overview*');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await figure('Chats').waitFor();
  });

  itInFull('is for supervisors', async () => {
    const other = await office.pages.signedIn(agents[0]!);
    expect(await other.getByRole('link', { name: 'Reports' }).count()).toBe(0);
    await other.goto(`${office.switchboard.url}/reports`);
    await other.getByText('Reports are for supervisors').waitFor();
    expect(await isFine(other, 'reports-forbidden')).toEqual([]);
    await office.pages.leave(other);
  });
});
