import { itInFull } from '../../libs/kernel/testing/form';
import type { Page } from 'playwright-core';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { OwnMailServer } from '../kit/own-mail-server';
import type { Staff } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice } from './kit/at-the-desk';
import { picture } from './kit/pages';

const WIDTHS = process.env.SHOTS ? [1024, 390] : [390];

/** What customers are promised, and by what routing chooses: set by admins, who see how the installation is. */
describe('Targets and the routing policy', () => {
  let office: Office;
  let admin: Staff;
  let page: Page;
  let mailServer: OwnMailServer;

  beforeAll(async () => {
    mailServer = await OwnMailServer.start();
    const environment = { SMTP_URL: mailServer.url, MAIL_FROM: 'help@example.com' };
    office = await openOffice(unlimited({}, { pages: true, environment }));
    admin = await office.switchboard.staff('admin', { name: 'Ada Boss' });
    for (const name of ['Returns', 'Wholesale and enterprise accounts of the northern region']) await admin.api.post('/teams', { name });
    const { switchboard } = office;
    await admin.api.post('/skills', { name: 'billing' });
    const agent = await switchboard.staff('agent', { name: 'Bo Lind' });
    await switchboard.probe.doctor.leaveDays(3, { before: switchboard.clock.now(), agentIds: [agent.id], skills: ['billing'] });
    await switchboard.sweep('AnalyticsClock.rollUp');
    page = await office.pages.signedIn(admin);
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const open = async (path: string, heading: string): Promise<void> => {
    await page.goto(`${office.switchboard.url}/admin/${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  };
  const targets = async (): Promise<object[]> => (await admin.api.get('/targets')).body;
  const target = (priority: string, more: object = {}) => ({ priority, teamId: null, replySeconds: null, withinHours: false, ...more });

  it('targets are written as times, for all and for a team, beside what a colleague saves', async () => {
    await open('targets', 'Targets');
    const row = (card: string, priority: string) => page.getByRole('region', { name: card }).getByRole('group', { name: priority });
    const time = (card: string, priority: string, label: string) => row(card, priority).getByRole('textbox', { name: label });
    const FIRST = 'First answer within';
    await time('All chats', 'Normal', FIRST).fill('ten minutes');
    await page.getByText('From 1 s to 30 d').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Not saved: a time cannot be read').waitFor();
    expect(await targets()).toEqual([]);
    await time('All chats', 'Normal', FIRST).fill('10 min');
    await time('All chats', 'Urgent', FIRST).fill('90');
    await time('All chats', 'Urgent', 'Each reply within').fill('1 min');
    await row('All chats', 'Urgent').getByText('Only opening hours count').click();
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    const urgent = target('urgent', { firstResponseSeconds: 90, replySeconds: 60, withinHours: true });
    expect(await targets()).toEqual([urgent, target('normal', { firstResponseSeconds: 600 })]);

    await page.getByRole('button', { name: /Targets of a team of its own/ }).click();
    await page.getByRole('option', { name: 'Returns' }).click();
    expect(await time('Returns', 'Normal', FIRST).getAttribute('placeholder')).toBe('10 min');
    await time('Returns', 'Normal', FIRST).fill('5 min');
    expect(await isFine(page, 'targets', WIDTHS)).toEqual([]);
    await picture(page, 'targets');
    const { id: teamId } = (await admin.api.get('/teams')).body.data.find(({ name }: { name: string }) => name === 'Returns');
    // A colleague is faster: what is about something else stays, and what is about the same is asked about.
    await time('All chats', 'Normal', FIRST).fill('20 min');
    await admin.api.put('/targets', [target('normal', { firstResponseSeconds: 300 }), target('low', { firstResponseSeconds: 3_600 })]);
    await button(/^Save/).click();
    const conflict = page.getByRole('dialog', { name: /changed/i });
    await conflict.getByText('All chats, Normal: First answer within').waitFor();
    expect(await isFine(page, 'targets-conflict')).toEqual([]);
    // And faster once more while one is asked: what was read is replaced no more, so one is asked anew.
    const hourly = { firstResponseSeconds: 3_600 };
    await admin.api.put('/targets', [target('normal', { firstResponseSeconds: 240 }), target('low', hourly), target('high', hourly)]);
    await conflict.getByRole('button', { name: /mine/i }).click();
    await conflict.getByText('4 min').waitFor();
    await conflict.getByRole('button', { name: /mine/i }).click();
    await eventually(async () => (await targets()).length === 4, 'the targets of both');
    expect(await targets()).toEqual(
      expect.arrayContaining([
        target('normal', { firstResponseSeconds: 1_200 }),
        target('low', hourly),
        target('high', hourly),
        target('normal', { firstResponseSeconds: 300, teamId }),
      ]),
    );
    const { chat } = await office.switchboard.startChat({ teamId }, admin.api);
    expect(Date.parse(chat.dueAt!) - Date.parse(chat.queuedAt!)).toBe(300_000);
  });

  itInFull('weights and languages are rules, of what there is, beside what a colleague saves', async () => {
    await open('demand', 'Weights and languages');
    await page.getByText('Each chat takes one seat.').waitFor();
    const rule = (card: string) => page.getByRole('group', { name: `${card}, rule 1` });
    const choose = async (card: string, label: RegExp, option: string): Promise<void> => {
      await rule(card).getByRole('button', { name: label }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await button('Add a weight').click();
    await choose('Weights', /^Any priority/, 'Urgent');
    const seats = rule('Weights').getByRole('textbox', { name: 'Seats' });
    await seats.fill('0');
    await button('Add a language').click();
    await page.keyboard.press('Control+s');
    await page.getByText('Not saved: something is missing or cannot be read').waitFor();
    await seats.fill('3');
    await rule('Languages').getByRole('textbox', { name: 'Language' }).fill('de-CH');
    await page.getByText('Swiss High German').waitFor();
    await choose('Languages', /^Choose a skill/, 'billing');
    await rule('Languages').getByRole('textbox', { name: 'Wait for the skill' }).fill('30 s');
    expect(await isFine(page, 'demand', WIDTHS)).toEqual([]);
    // What a colleague sets of the other is kept.
    await admin.api.patch('/settings', { stickyDays: 7 });
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    const { chatWeights, localeSkills, stickyDays } = (await admin.api.get('/settings')).body;
    expect({ chatWeights, localeSkills, stickyDays }).toEqual({
      chatWeights: [{ priority: 'urgent', weight: 3 }],
      localeSkills: [{ locale: 'de-CH', skill: 'billing', minLevel: 1, required: false, relaxAfterSeconds: 30 }],
      stickyDays: 7,
    });
    await button('Remove rule 1').first().click();
    await button('Remove rule 1').click();
    await button(/^Save/).click();
    await eventually(async () => (await admin.api.get('/settings')).body.chatWeights.length === 0, 'no rules');
  });

  const policy = async (): Promise<{
    version: number;
    rank: string[];
    queueOrder: string;
    note: string | null;
    scheduled: object | null;
  }> => (await admin.api.get('/routing/policy')).body;
  const ranks = (): Promise<string[]> =>
    page.getByRole('grid', { name: 'Order of agents' }).getByRole('row').locator('b').allTextContents();
  const order = async (option: RegExp): Promise<void> => {
    await page.getByRole('region', { name: 'Order of the queue' }).getByRole('button').click();
    await page.getByRole('option', { name: option }).click();
  };

  it('a policy is put in order by keys, tried on the queue, saved with a note, and taken back', async () => {
    const before = await policy();
    await admin.api.put('/targets', [target('low', { firstResponseSeconds: 10 }), target('normal', { firstResponseSeconds: 900 })]);
    await office.switchboard.startChat({ customer: { name: 'Leo Novak' }, priority: 'low' }, admin.api);
    await open('policy', 'Routing policy');
    await order(/due first/);
    await button('Try on the queue').click();
    const tried = page.getByRole('table', { name: 'Try on the queue' }).getByRole('row', { name: /Leo Novak/ });
    await tried.getByText('2, waits on').waitFor();
    await tried.getByText('1, waits on').waitFor();
    expect(await isFine(page, 'policy-tried', WIDTHS)).toEqual([]);

    expect(await ranks()).toEqual(['Preferred skills', 'Free seats', 'Level that is asked for', 'Longest without a new chat']);
    await button('Free seats up').click();
    await page.getByRole('button', { name: 'Move Longest without a new chat' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await eventually(async () => (await ranks()).indexOf('Longest without a new chat') < 3, 'the order by keys');
    await button('Leave Level that is asked for out').click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Short days');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    const now = await policy();
    expect(now).toMatchObject({
      version: before.version + 1,
      queueOrder: 'due',
      note: 'Short days',
      rank: expect.not.arrayContaining(['fewestSpareLevels']),
    });
    expect(now.rank[0]).toBe('lowestLoadRatio');
    const versions = page.getByRole('list', { name: 'Versions' });
    await versions.getByText(/without Level that is asked for · another order of agents · queue:/).waitFor();
    expect(await isFine(page, 'policy', WIDTHS)).toEqual([]);
    await picture(page, 'policy');

    // A colleague has put another order in force: whoever saves over it is asked.
    await button('Preferred skills up').click();
    await admin.api.put('/routing/policy', { rank: ['longestSinceLastAssignment'], note: 'Faster' });
    await button(/^Save/).click();
    const conflict = page.getByRole('dialog', { name: /changed/i });
    await conflict.getByText('Longest without a new chat', { exact: true }).waitFor();
    await conflict.getByRole('button', { name: /theirs/i }).click();
    await eventually(async () => (await ranks()).length === 1, 'the order of the colleague');
    await button(`Back to version ${before.version}`).click();
    await eventually(async () => (await policy()).note === `Back to version ${before.version}`, 'the way back');
    expect(await policy()).toMatchObject({ rank: before.rank, queueOrder: before.queueOrder });
  });

  itInFull('a policy begins later, is taken back before, and days that were are replayed by it', async () => {
    await order(/due first/);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await page.getByLabel('In force from').fill(tomorrow);
    await button(/^Schedule/).click();
    await button('Take back').waitFor();
    expect((await policy()).scheduled).toMatchObject({ queueOrder: 'due' });
    expect(await isFine(page, 'policy-scheduled', [390])).toEqual([]);
    await button('Take back').click();
    await button('Take back').waitFor({ state: 'detached' });
    expect((await policy()).scheduled).toBeNull();
    await button('Free seats up').click();
    await page.getByRole('group', { name: 'Replay' }).getByRole('button', { name: 'Replay' }).click();
    await page.getByText('The days were replayed.').waitFor();
    expect(await isFine(page, 'policy-replayed', [390])).toEqual([]);
    const [report] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Open the report' }).click()]);
    await report.getByRole('form', { name: /simulat/i }).waitFor();
    await report.close();
    await button('Discard').click();
  });

  it('the page System says what the doctor finds and which nodes there are, and looks again when it is asked to', async () => {
    await open('audit', 'Audit log');
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Commands' }).fill('go to system');
    await page.getByRole('option', { name: 'Go to System' }).click();
    await page.getByRole('heading', { name: 'System', level: 1 }).waitFor();
    const card = (name: string) => page.getByRole('region', { name, exact: true });
    const finding = (about: string) =>
      card('What the doctor says')
        .getByRole('listitem')
        .filter({ has: page.getByText(about, { exact: true }) });
    await finding('Storage').getByText('stored, read and removed one').waitFor();
    await finding('E-mail').getByText('Fine').waitFor();
    await card('Nodes').getByRole('row', { name: /Up/ }).waitFor();
    expect(await isFine(page, 'system', WIDTHS)).toEqual([]);
    await mailServer.stop();
    await button('Look again').click();
    await finding('E-mail').getByText('start it, or mend SMTP_URL').waitFor();
    await card('What the doctor says').getByText('1 wrong').waitFor();
    expect(await isFine(page, 'system-wrong', WIDTHS)).toEqual([]);
    await picture(page, 'system');
    const refused = { type: 'about:blank', title: 'Too many requests', status: 429, code: 'rate.limited', detail: 'Try again later' };
    await page.route('**/v1/system', (route) => route.fulfill({ status: 429, json: refused }));
    await page.reload();
    await page.getByText('The state could not be read').waitFor();
    await page.getByText('Try again later').waitFor();
    expect(await isFine(page, 'system-error')).toEqual([]);
    await page.unroute('**/v1/system');
    await button('Try again').click();
    await finding('Storage').waitFor();
  });
});
