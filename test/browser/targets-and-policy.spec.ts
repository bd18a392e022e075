import type { Page } from 'playwright-core';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice } from './kit/at-the-desk';

const WIDTHS = process.env.SHOTS ? [1024, 390] : [390];

/** What customers are promised, and by what routing chooses: set by admins. */
describe('Targets and the routing policy', () => {
  let office: Office;
  let admin: Staff;
  let page: Page;

  beforeAll(async () => {
    office = await openOffice(unlimited({}, { pages: true }));
    admin = await office.switchboard.staff('admin', { name: 'Ada Boss' });
    for (const name of ['Returns', 'Wholesale and enterprise accounts of the northern region']) await admin.api.post('/teams', { name });
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
    const { id: teamId } = (await admin.api.get('/teams')).body.data.find(({ name }: { name: string }) => name === 'Returns');
    // A colleague is faster: what is about something else stays, and what is about the same is asked about.
    await time('All chats', 'Normal', FIRST).fill('20 min');
    await admin.api.put('/targets', [target('normal', { firstResponseSeconds: 300 }), target('low', { firstResponseSeconds: 3_600 })]);
    await button(/^Save/).click();
    const conflict = page.getByRole('dialog', { name: /changed/i });
    await conflict.getByText('All chats, Normal: First answer within').waitFor();
    expect(await isFine(page, 'targets-conflict')).toEqual([]);
    await conflict.getByRole('button', { name: /mine/i }).click();
    await eventually(async () => (await targets()).length === 3, 'the targets of both');
    expect(await targets()).toEqual(
      expect.arrayContaining([
        target('normal', { firstResponseSeconds: 1_200 }),
        target('low', { firstResponseSeconds: 3_600 }),
        target('normal', { firstResponseSeconds: 300, teamId }),
      ]),
    );
    const { chat } = await office.switchboard.startChat({ teamId }, admin.api);
    expect(Date.parse(chat.dueAt!) - Date.parse(chat.queuedAt!)).toBe(300_000);
  });
});
