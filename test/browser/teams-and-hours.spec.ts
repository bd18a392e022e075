import { itInFull } from '../../libs/kernel/testing/form';
import type { Page } from 'playwright-core';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice } from './kit/at-the-desk';
import { picture } from './kit/pages';

/** Widths besides the usual one: pictures are taken of all, and axe looks at what is laid out otherwise. */
const PAGE = process.env.SHOTS ? [1024, 390] : [390];
const PART = process.env.SHOTS ? [390] : [];

/** Who shares a queue, and when somebody is there: set by admins, and what becomes of it where people work. */
describe('Teams and opening hours', () => {
  let office: Office;
  let admin: Staff;
  let page: Page;
  let ana: Agent;
  let bo: Agent;

  beforeAll(async () => {
    office = await openOffice(unlimited({}, { pages: true }));
    admin = await office.switchboard.staff('admin', { name: 'Ada Boss' });
    [ana, bo] = [await office.switchboard.agentOnline({ name: 'Ana Duarte' }), await office.switchboard.agentOnline({ name: 'Bo Lind' })];
    page = await office.pages.signedIn(admin, '/', { timezoneId: 'America/New_York' });
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  type Within = Pick<Page, 'getByRole'>;
  const button = (name: string | RegExp, within: Within = page) => within.getByRole('button', { name, exact: true });
  const field = (name: string, within: Within = page) => within.getByRole('textbox', { name, exact: true });
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  const open = async (path: string, heading: string): Promise<void> => {
    await page.goto(`${office.switchboard.url}/admin/${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  };
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const named = async (path: string, name: string) =>
    ((await admin.api.get(path)).body.data as { id: string; name: string }[]).find((each) => each.name === name)!;

  it('a week is written as people write times, with holidays, by the clock of a place', async () => {
    await open('hours', 'Opening hours');
    await page.getByText('No opening hours').waitFor();
    expect(await isFine(page, 'hours-empty')).toEqual([]);
    await button('New opening hours').click();
    await field('Name').fill('Office');
    await choose('Time zone', 'Europe/Zurich');
    await field('Monday, from').fill('8.30');
    await field('Monday, to').fill('noon');
    await page.getByText('Write times as 09:00').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Times that cannot be read, or end before they begin, are marked').waitFor();
    expect(await isFine(page, 'hours-wrong', PART)).toEqual([]);
    await field('Monday, to').fill('7 am');
    await field('Monday, from').press('Tab');
    await page.getByText('It has to end later than it begins').waitFor();
    await field('Monday, to').fill('6 pm');
    await field('Monday, to').press('Tab');
    expect([await field('Monday, from').inputValue(), await field('Monday, to').inputValue()]).toEqual(['08:30', '18:00']);
    await button('Copy Monday to other days').click();
    await page.getByRole('menuitem', { name: 'To Monday to Friday' }).click();
    expect(await field('Friday, to').inputValue()).toBe('18:00');
    await button('Remove: Wednesday').click();
    await button('Add hours on Saturday').click();
    await button('Add a date').click();
    await page.getByLabel('Date').fill('2099-12-25');
    await page.keyboard.press('Control+s');
    await page.getByText('Must say something').waitFor();
    await page.getByText('Not saved: a date below Holidays is refused').waitFor();
    await field('Name').last().fill('Christmas');
    await button('Add a date').click();
    await page.getByLabel('Date').last().fill('2099-12-24');
    await field('Name').last().fill('Christmas Eve');
    await page.getByText('Closed all day').last().click();
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Office', level: 1 }).waitFor();
    const { id } = await named('/hours', 'Office');
    const { body } = await admin.api.get(`/hours/${id}`);
    expect(body.timeZone).toBe('Europe/Zurich');
    expect(body.weekly.map(({ day, from, to }: { day: number; from: string; to: string }) => `${day} ${from} ${to}`)).toEqual([
      ...[1, 2, 4, 5].map((day) => `${day} 08:30 18:00`),
      '6 09:00 17:00',
    ]);
    expect(body.exceptions).toEqual([
      { date: '2099-12-25', name: 'Christmas', closed: true },
      { date: '2099-12-24', name: 'Christmas Eve', from: '09:00', to: '12:00' },
    ]);
  });

  itInFull('it is asked when it is open, and told who goes by it; what is in use is not deleted', async () => {
    const asking = page.getByRole('region', { name: 'Is it open?' });
    await asking.getByLabel('On').fill('2099-12-24T11:00');
    await asking.getByText(/^Open It closes on .*24 December 2099.*12:00/).waitFor();
    await asking.getByLabel('On').fill('2099-12-25T11:00');
    await asking.getByText(/^Closed It opens on .*26 December 2099.*09:00/).waitFor();
    expect(await isFine(page, 'hours', PAGE)).toEqual([]);
    await picture(page, 'hours');
    await field('Name').first().fill('Our office');
    await admin.api.patch(`/hours/${(await named('/hours', 'Office')).id}`, { timeZone: 'Europe/Vienna', name: 'The office' });
    await page.keyboard.press('Control+s');
    await button('Save mine', dialog('A colleague changed the same')).click();
    await page.getByRole('heading', { name: 'Our office', level: 1 }).waitFor();
    expect(await named('/hours', 'Our office')).toMatchObject({ timeZone: 'Europe/Vienna' });

    await page.getByRole('link', { name: 'Opening hours' }).last().click();
    await page.getByRole('row', { name: /Our office Mon–Tue 08:30–18:00; Thu–Fri 08:30–18:00; Sat 09:00–17:00/ }).waitFor();
    await choose('Hours of the installation', 'Our office');
    await page.getByRole('row', { name: /Our office installation/ }).waitFor();
    expect(await isFine(page, 'hours-list', PAGE)).toEqual([]);
    await page.getByRole('link', { name: /Our office/ }).click();
    await page.getByText('The installation, and every team').waitFor();
    await button('Delete').click();
    await button('Delete', dialog('Delete Our office?')).click();
    await dialog('Delete Our office?').getByText('Teams or the settings go by these hours').waitFor();
    await page.keyboard.press('Escape');
    await open('hours', 'Opening hours');
    await choose('Hours of the installation', 'None: it is always open');
    await eventually(async () => (await admin.api.get('/settings')).body.hoursId === null);
  });

  itInFull('a team is made with its members, and changed beside a colleague', async () => {
    const [{ id: hoursId, name: ofHours }] = (await admin.api.get('/hours')).body.data;
    await open('teams', 'Teams');
    await page.getByText('No teams').waitFor();
    expect(await isFine(page, 'teams-empty')).toEqual([]);
    for (const name of ['Sales', 'Night shift']) await admin.api.post('/teams', { name });
    await button('New team').click();
    await field('Name').fill('sales');
    await page.getByRole('listbox', { name: 'Members' }).getByRole('option', { name: 'Ana Duarte' }).click();
    await page.keyboard.press('Control+s');
    await page.getByText('Another team has this name').waitFor();
    await field('Name').fill('Returns');
    await field('Description').fill('Parcels that come back');
    await page.getByText('Customers may ask for it').click();
    await choose('Opening hours', ofHours);
    await choose('Language', 'Deutsch');
    await field('Greeting').fill('Grüß Gott');
    await field('Most chats at once').fill('20');
    await field('Others may help after').fill('soon');
    await page.getByText('A time, e.g. 90 s').waitFor();
    expect(await isFine(page, 'team-new', PART)).toEqual([]);
    await field('Others may help after').fill('1 h 30 min');
    await page.getByRole('listbox', { name: 'Teams that help' }).getByRole('option', { name: 'Sales' }).waitFor();
    // By keys alone: into the list, to the second, and chosen.
    await field('Others may help after').press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Returns', level: 1 }).waitFor();
    const [returns, sales] = [await named('/teams', 'Returns'), await named('/teams', 'Sales')];
    expect(returns).toMatchObject({
      description: 'Parcels that come back',
      public: true,
      hoursId,
      greeting: { de: 'Grüß Gott' },
      maxConcurrentChats: 20,
      overflowAfterSeconds: 5_400,
      overflowTeamIds: [sales.id],
      memberIds: [ana.id],
    });
    // Meanwhile somebody else takes Ana out, and sets another limit.
    await page.getByRole('listbox', { name: 'Members' }).getByRole('option', { name: 'Bo Lind' }).click();
    await field('Most chats at once').fill('');
    await admin.api.put(`/teams/${returns.id}/members`, { agentIds: [admin.id] });
    await admin.api.patch(`/teams/${returns.id}`, { maxConcurrentChats: 30 });
    await page.keyboard.press('Control+s');
    await dialog('A colleague changed the same').getByText('30').waitFor();
    await button('Take theirs', dialog('A colleague changed the same')).click();
    await eventually(async () => {
      const { maxConcurrentChats, memberIds } = (await admin.api.get(`/teams/${returns.id}`)).body;
      return maxConcurrentChats === 30 && memberIds.length === 2 && memberIds.includes(admin.id) && memberIds.includes(bo.id);
    }, 'the members that both wanted');
    expect(await isFine(page, 'team', PAGE)).toEqual([]);
    await picture(page, 'team');
    await page.getByRole('link', { name: 'Teams' }).last().click();
    await page.getByRole('row', { name: /Returns public .* 2 30 .*ffice after 1 h 30 min to Sales/ }).waitFor();
    expect(await isFine(page, 'teams', PAGE)).toEqual([]);
  });

  itInFull('a team is deleted from the open chats that are for it only when that is said', async () => {
    const { chat } = await office.switchboard.startChat({ team: 'Night shift' }, admin.api);
    await page.getByRole('link', { name: /Night shift/ }).click();
    await button('Delete').click();
    const asking = dialog('Delete Night shift?');
    await button('Delete', asking).click();
    await asking.getByText('An open chat is for this team').waitFor();
    expect(await isFine(page, 'team-delete', PART)).toEqual([]);
    await button('Delete it anyway', asking).click();
    await page.getByText('Night shift is deleted').waitFor();
    await page.getByRole('row', { name: /^Sales/ }).waitFor();
    expect((await admin.api.get(`/chats/${chat.id}`)).body.teamId).toBeNull();
    await page.getByRole('link', { name: /Night shift/ }).waitFor({ state: 'detached' });
  });

  it('a chat is handed to a team, which its panel names and by which lists are filtered', async () => {
    const { chat } = await office.switchboard.startChat({ customer: { name: 'Mara Jensen' }, message: 'Where is my parcel?' });
    await eventually(async () => (await admin.api.get(`/chats/${chat.id}`)).body.status === 'active');
    // Made on the page before, in the full form.
    const team = async (name: string) => (await named('/teams', name)) ?? (await admin.api.post('/teams', { name })).body;
    const [sales] = [await team('Sales'), await team('Returns')];
    await page.goto(`${office.switchboard.url}/inbox/${chat.id}`);
    await page.getByRole('heading', { name: 'Mara Jensen' }).first().waitFor();
    await page.keyboard.press('t');
    const passing = page.getByRole('dialog', { name: 'Transfer Mara Jensen' });
    await passing.getByRole('option', { name: 'Sales' }).click();
    expect(await isFine(page, 'transfer-to-team', PART)).toEqual([]);
    await button('Move to Sales', passing).click();
    await page.getByText('The chat waits for somebody else').waitFor();
    await eventually(async () => (await admin.api.get(`/chats/${chat.id}`)).body.teamId === sales.id, 'the team');
    await page
      .getByRole('complementary', { name: /customer/i })
      .getByRole('img', { name: 'Team' })
      .waitFor();
    expect(await isFine(page, 'chat-of-team', PART)).toEqual([]);
    await page.keyboard.press('w');
    const why = page.getByRole('dialog', { name: 'Why it is where it is' });
    await why.getByText(/the team Sales/).waitFor();
    expect(await isFine(page, 'why-of-team', PART)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    const filter = page.getByRole('dialog', { name: 'Filter chats' });
    await button('Sales', filter).click();
    expect(await isFine(page, 'filter-by-team', PART)).toEqual([]);
    await button('Show', filter).click();
    await page
      .getByRole('grid')
      .getByRole('row', { name: /Mara Jensen/ })
      .getByText('Sales')
      .waitFor();
    expect(decodeURIComponent(page.url())).toContain(sales.id);
    await page.goto(`${office.switchboard.url}/reports`);
    await choose('Told apart by', 'By team');
    const byTeam = page.getByRole('region', { name: 'Table: By team' });
    await byTeam.getByText('Sales').waitFor();
    expect(await isFine(page, 'reports-by-team', PART)).toEqual([]);
    await choose('All teams', 'Returns');
    await byTeam.getByText('Sales').waitFor({ state: 'detached' });
  });
});
