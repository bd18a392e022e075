import type { Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice, until } from './kit/at-the-desk';
import { picture } from './kit/pages';

/** Widths besides the usual one: pictures are taken of all, and axe looks at what is laid out otherwise. */
const PAGE = process.env.SHOTS ? [1024, 390] : [390];
const PART = process.env.SHOTS ? [390] : [];

/** What admins and supervisors do about their own people: who works here, what each can, what is said and what holds for all. */
describe('Managing a team', () => {
  let office: Office;
  let admin: Staff;
  let ana: Staff;
  let page: Page;

  beforeAll(async () => {
    office = await openOffice(unlimited({ maxConcurrentChats: 5 }, { pages: true }));
    admin = await office.switchboard.staff('admin', { name: 'Ada Boss' });
    ana = await office.switchboard.staff('agent', { name: 'Ana Duarte' });
    page = await office.pages.signedIn(admin);
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const button = (name: string | RegExp, within: Pick<Page, 'getByRole'> = page) => within.getByRole('button', { name, exact: true });
  const field = (name: string, within: Pick<Page, 'getByRole'> = page) => within.getByRole('textbox', { name, exact: true });
  const open = async (path: string, heading: string): Promise<void> => {
    await page.goto(`${office.switchboard.url}/admin/${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  };

  it('the pages are reached by key, by command and by address, each by the roles that have a right to it', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).getByRole('option', { name: 'Go to People' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('main').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await until(page, "document.title === 'People · Switchboard'");
    const agent = await office.pages.signedIn(ana, '/');
    await agent.goto(`${office.switchboard.url}/admin/people`);
    await agent.getByText('your role has no right to it').waitFor();
    await office.pages.leave(agent);
  });

  it('somebody is invited, and signs in with what is shown once', async () => {
    await open('people', 'People');
    await page.getByRole('row', { name: /Ana Duarte/ }).waitFor();
    expect(await isFine(page, 'people', PAGE)).toEqual([]);
    await picture(page, 'people');
    await button('Invite somebody').click();
    const drawer = page.getByRole('dialog', { name: 'Invite somebody' });
    await field('Name', drawer).fill('Benedikt Ångström');
    await field('E-mail', drawer).fill(ana.email);
    await page.keyboard.press('Control+s');
    await drawer.getByText('Another user has this e-mail').waitFor();
    await field('E-mail', drawer).fill('ben@example');
    await page.keyboard.press('Enter');
    await drawer.getByText('Must be an email').waitFor();
    expect(await isFine(page, 'people-invite', PART)).toEqual([]);
    await page.keyboard.press('Escape');
    const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
    await leaving.getByText('What you changed is not saved').waitFor();
    await button('Stay', leaving).click();
    await field('E-mail', drawer).fill('ben@example.com');
    await drawer.getByRole('radio', { name: 'Supervisor' }).click();
    await field('Own limit of chats at once', drawer).fill('3');
    await page.keyboard.press('Control+s');
    const invited = page.getByRole('dialog', { name: 'Benedikt Ångström is invited' });
    const password = await invited.getByRole('group', { name: 'Password' }).getByRole('code').innerText();
    expect(await isFine(page, 'people-invited')).toEqual([]);
    await button('Done', invited).click();
    await page.getByRole('row', { name: /Benedikt Ångström .* Supervisor/ }).waitFor();
    const login = await office.switchboard.visitor.post('/auth/login', { email: 'ben@example.com', password });
    expect(login.body.user).toMatchObject({ name: 'Benedikt Ångström', role: 'supervisor' });
  });

  itInFull('a role and a limit are changed; a lost password is replaced', async () => {
    await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill('ben');
    await page.getByRole('row', { name: /Ana Duarte/ }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /Benedikt/ }).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Benedikt Ångström' });
    await drawer.getByRole('radio', { name: 'Agent' }).click();
    await field('Own limit of chats at once', drawer).fill('1001');
    await page.keyboard.press('Control+s');
    await drawer.getByText('Must not be greater than 1000').waitFor();
    await field('Own limit of chats at once', drawer).fill('');
    await button(/^Save/, drawer).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await button('Reset the password', drawer).click();
    const reset = page.getByRole('dialog', { name: 'New password for Benedikt Ångström' });
    await button('Reset the password', reset).click();
    const password = await reset.getByRole('code').innerText();
    await button('Done', reset).click();
    expect(await isFine(page, 'person', PART)).toEqual([]);
    const { status, body } = await office.switchboard.visitor.post('/auth/login', { email: 'ben@example.com', password });
    expect([status, body.user?.role]).toEqual([200, 'agent']);
    await page.keyboard.press('Escape');
  });

  itInFull('whoever is deactivated gives the open chats back, as the dialog says before', async () => {
    const socket = await office.switchboard.connect(ana.token);
    const { chat } = await office.switchboard.startChat({ customer: { name: 'Hannah Weiss' }, subject: 'Contract renewal' });
    await socket.heard('chat.assigned');
    await open(`people?open=${ana.id}`, 'People');
    const drawer = page.getByRole('dialog', { name: 'Ana Duarte' });
    await button('Deactivate', drawer).click();
    const dialog = page.getByRole('dialog', { name: 'Deactivate Ana Duarte?' });
    await dialog.getByText('The open chat goes back to the queue at once').waitFor();
    await dialog.getByText('Hannah Weiss').waitFor();
    expect(await isFine(page, 'people-deactivate', PART)).toEqual([]);
    await button('Deactivate', dialog).click();
    await page.getByText('Ana Duarte is deactivated').waitFor();
    const { api } = await office.switchboard.admin();
    await eventually(async () => (await api.get(`/chats/${chat.id}`)).body.status === 'queued', 'the chat in the queue');
    await button('Reactivate', drawer).click();
    await page.getByText('Ana Duarte may sign in again').waitFor();
    expect((await api.get(`/users/${ana.id}`)).body.active).toBe(true);
    expect((await ana.api.get('/users')).status).not.toBe(200);
    // The last admin stays: another one is there, until both are asked to go.
    for (const other of ((await api.get('/users?role=admin&active=true')).body.data as { id: string }[]).filter(
      ({ id }) => id !== admin.id,
    ))
      expect((await admin.api.patch(`/users/${other.id}`, { active: false })).status).toBe(200);
    await open(`people?open=${admin.id}`, 'People');
    await button('Deactivate', page.getByRole('dialog', { name: 'Ada Boss' })).click();
    const self = page.getByRole('dialog', { name: 'Deactivate Ada Boss?' });
    await self.getByText('This is your own account').waitFor();
    await button('Deactivate', self).click();
    await self.getByText('The last admin cannot be removed').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('a setting is found, changed in its own unit, refused in place, undone and put back', async () => {
    await open('settings', 'Settings');
    expect(await isFine(page, 'settings', PAGE)).toEqual([]);
    await picture(page, 'settings');
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('disconnect');
    await field('Away after').waitFor({ state: 'detached' });
    const grace = field('Disconnect grace');
    await grace.fill('a while');
    await page.getByText('A time, e.g. 90 s').waitFor();
    await page.getByText('Cannot be read: Disconnect grace').waitFor();
    await grace.fill('1 h 30 min');
    await page.keyboard.press('Control+s');
    await page.getByText(/must not be below/i).waitFor();
    expect(await isFine(page, 'settings-refused', PART)).toEqual([]);
    await grace.fill('45s');
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await button('Stay', page.getByRole('dialog', { name: 'Leave without saving?' })).click();
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    const { api } = admin;
    const settings = async (): Promise<Record<string, unknown>> => (await api.get('/settings')).body;
    expect(await settings()).toMatchObject({ disconnectGraceSeconds: 45 });
    await page.getByText('Changed by Ada Boss').waitFor();
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('priority');
    await page.getByText('On Priority aging').click();
    await field('Priority aging').fill('5 min');
    await page.keyboard.press('Control+s');
    await eventually(async () => (await settings()).priorityAgingSeconds === 300, 'the setting');
    await button('Use the default Priority aging').click();
    await page.keyboard.press('Control+s');
    await eventually(async () => (await settings()).priorityAgingSeconds === null, 'the setting to be off');
    await button('History').click();
    const history = page.getByRole('dialog', { name: 'History' });
    await history.getByText('off → 5 min').waitFor();
    expect(await isFine(page, 'settings-history', PART)).toEqual([]);
    await button('Put back Disconnect grace: 30 s', history).click();
    await page.getByText('One setting is changed').waitFor();
    await page.keyboard.press('Control+s');
    await eventually(async () => (await settings()).disconnectGraceSeconds === 30, 'what it was before');
  });

  it('levels are typed and pasted into the matrix, and the next chat goes by them', async () => {
    for (const name of ['billing', 'Español', 'returns']) await admin.api.post('/skills', { name, public: true });
    await open('skills', 'Skills');
    const cell = (agent: string, at: number) =>
      page
        .getByRole('row', { name: new RegExp(`^${agent}`) })
        .getByRole('gridcell')
        .nth(at);
    await cell('Ana Duarte', 0).click();
    await page.keyboard.press('3');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('5');
    await page.keyboard.press('7');
    expect(await cell('Ana Duarte', 1).innerText()).toContain('5');
    await page.getByText('2 levels are changed').waitFor();
    const paste = (text: string) =>
      page.evaluate(`{
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', ${JSON.stringify(text)});
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }`);
    await paste('4\t9');
    await page.getByText('Nothing is pasted. Not a level of 0 to 5: “9”').waitFor();
    await paste('\tRETURNS\tbilling\nBenedikt Ångström\t2\t4');
    await page.getByText('2 levels are pasted').waitFor();
    expect(await isFine(page, 'skills', PAGE)).toEqual([]);
    await picture(page, 'skills');
    // Meanwhile somebody else gives her one that was not touched here.
    await admin.api.put(`/agents/${ana.id}/skills`, { skills: [{ name: 'returns', level: 1 }] });
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    const skillsOf = async (name: string) =>
      ((await admin.api.get('/agents')).body.data as { name: string; skills: object[] }[]).find((agent) => agent.name === name)!.skills;
    expect(await skillsOf('Ana Duarte')).toEqual(
      expect.arrayContaining([
        { name: 'billing', level: 3 },
        { name: 'Español', level: 5 },
        { name: 'returns', level: 1 },
      ]),
    );
    expect(await skillsOf('Benedikt Ångström')).toEqual(
      expect.arrayContaining([
        { name: 'billing', level: 4 },
        { name: 'returns', level: 2 },
      ]),
    );
    await button('Who could take this?').click();
    const who = page.getByRole('dialog', { name: 'Who could take this?' });
    await button('billing', who).click();
    await who.getByRole('radio', { name: '4' }).click();
    await who
      .getByText(/billing \d of 4/)
      .first()
      .waitFor();
    expect(await isFine(page, 'skills-who', PART)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  itInFull('a skill is renamed, and deleted from the open chats that ask for it only when that is said', async () => {
    await button('Skill Español').click();
    const drawer = page.getByRole('dialog', { name: 'Skill Español' });
    await field('Name', drawer).fill('Billing');
    await page.keyboard.press('Control+s');
    await drawer.getByText('Another skill has this name').waitFor();
    await field('Name', drawer).fill('Spanish');
    expect(await isFine(page, 'skills-change', PART)).toEqual([]);
    await page.keyboard.press('Control+s');
    const { chat } = await office.switchboard.startChat({ skills: [{ name: 'returns', minLevel: 5 }] });
    await button('Skill returns').click();
    await button('Delete', page.getByRole('dialog', { name: 'Skill returns' })).click();
    const asking = page.getByRole('dialog', { name: 'Delete returns?' });
    await button('Delete', asking).click();
    await asking.getByText('An open chat asks for it').waitFor();
    expect(await isFine(page, 'skills-delete', PART)).toEqual([]);
    await button('Delete it anyway', asking).click();
    await page.getByText('returns is deleted').waitFor();
    await page.getByRole('columnheader', { name: 'Skill returns' }).waitFor({ state: 'detached' });
    expect((await admin.api.get(`/chats/${chat.id}`)).body.skills).toEqual([]);
    expect((await admin.api.get('/skills')).body.data.map(({ name }: { name: string }) => name).sort()).toEqual(['Spanish', 'billing']);
  });

  it('a canned response is written beside a real chat, and what nobody knows is marked', async () => {
    await office.switchboard.startChat({ customer: { name: 'Mara Jensen' }, subject: 'Charged twice' });
    await open('canned', 'Canned responses');
    await page.getByText('No responses').waitFor();
    expect(await isFine(page, 'canned-empty')).toEqual([]);
    await button('New response').first().click();
    await field('Title').fill('Greeting');
    await field('Shortcut').fill('/hello');
    await field('Category').fill('Openings');
    const text = field('Text');
    await text.fill('Hello ');
    await button('customer first name').click();
    await page.keyboard.type(', about {{subjekt}}');
    await page.getByText('Nobody knows:').waitFor();
    await page.keyboard.press('Control+s');
    await page
      .getByText(/unknown variable|not a variable|subjekt/i)
      .nth(2)
      .waitFor();
    expect(await isFine(page, 'canned-unknown', PART)).toEqual([]);
    await text.fill('Hello {{customer_first_name}}, about {{subject}}: we look at it, {{customer_phone}}.');
    const preview = page.getByRole('region', { name: 'As it will be read' });
    await preview.getByText('Mara', { exact: true }).waitFor();
    await preview.getByText('Charged twice', { exact: true }).waitFor();
    await preview.getByText('Not known in this chat: customer phone').waitFor();
    await page.getByRole('link', { name: 'Skills' }).click();
    await button('Stay', page.getByRole('dialog', { name: 'Leave without saving?' })).click();
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Greeting', level: 1 }).waitFor();
    await field('Category').fill('Welcome');
    await page.keyboard.press('Control+s');
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('Changed by').waitFor();
    expect(await isFine(page, 'canned', PAGE)).toEqual([]);
    await picture(page, 'canned');
    const { body: team } = await admin.api.post('/teams', { name: 'Returns and complaints of the northern region' });
    await page.getByRole('radio', { name: 'Team' }).click();
    await until(page, "document.body.innerText.includes('Returns and complaints')");
    expect(await isFine(page, 'canned-of-team', PART)).toEqual([]);
    await page.keyboard.press('Control+s');
    await eventually(async () => (await admin.api.get('/canned-responses?scope=team')).body.data[0]?.teamId === team.id);
    await page.getByRole('radio', { name: 'Shared' }).click();
    await page.keyboard.press('Control+s');
    await eventually(async () => (await admin.api.get('/canned-responses?scope=shared')).body.data.length === 1);
    const { data } = (await admin.api.get('/canned-responses')).body;
    expect(data).toMatchObject([{ title: 'Greeting', shortcut: 'hello', category: 'Welcome', scope: 'shared' }]);
  });

  itInFull('what a colleague changed meanwhile is not overwritten unasked, in a response and in settings', async () => {
    const [{ id }] = (await admin.api.get('/canned-responses')).body.data;
    const saved = async () => (await admin.api.get(`/canned-responses/${id}`)).body;
    const asked = page.getByRole('dialog', { name: 'A colleague changed the same' });
    // The page hears of it before it saves, and knows all the same what was there when it began.
    await field('Text').fill('Mine');
    await field('Title').fill('My greeting');
    await admin.api.patch(`/canned-responses/${id}`, { content: 'Theirs', category: 'Theirs too' });
    await eventually(async () => (await field('Category').inputValue()) === 'Theirs too');
    await page.keyboard.press('Control+s');
    const text = asked.getByRole('region', { name: 'Text', exact: true });
    await text.getByText('Theirs', { exact: true }).waitFor();
    expect(await isFine(page, 'conflict', PAGE)).toEqual([]);
    expect(await asked.getByRole('region', { name: /: Yours$/ }).allInnerTexts()).toEqual(['Mine']);
    await button('Go on editing', asked).click();
    await page.getByText('Not saved: a colleague changed the same meanwhile').waitFor();
    expect(await saved()).toMatchObject({ title: 'Greeting', content: 'Theirs' });
    await page.keyboard.press('Control+s');
    await button('Take theirs', asked).click();
    await page.getByRole('heading', { name: 'My greeting', level: 1 }).waitFor();
    expect(await saved()).toMatchObject({ title: 'My greeting', content: 'Theirs', category: 'Theirs too' });
    await field('Text').fill('Mine');
    await admin.api.patch(`/canned-responses/${id}`, { content: 'Theirs again' });
    await page.keyboard.press('Control+s');
    // Whoever decides is asked once more when it changed meanwhile.
    await text.getByText('Theirs again').waitFor();
    await admin.api.patch(`/canned-responses/${id}`, { content: 'And again' });
    await button('Save mine', asked).click();
    await text.getByText('And again').waitFor();
    await button('Save mine', asked).click();
    await asked.waitFor({ state: 'detached' });
    // "Saved" may stand there still from before.
    await eventually(async () => (await saved()).content === 'Mine');
    await open('settings', 'Settings');
    await field('Away after').fill('20 min');
    await admin.api.patch('/settings', { awayAfterSeconds: 600, serviceLevelSeconds: 45 });
    await page.keyboard.press('Control+s');
    await asked.getByRole('region', { name: 'Away after: Saved meanwhile' }).getByText('10 min').waitFor();
    await button('Save mine', asked).click();
    await eventually(async () => (await admin.api.get('/settings')).body.awayAfterSeconds === 1_200);
    expect((await admin.api.get('/settings')).body).toMatchObject({ serviceLevelSeconds: 45 });
    await open('canned', 'Canned responses');
  });

  itInFull('a file is imported after it was looked at, all of it or nothing, and comes out again', async () => {
    await page.getByRole('link', { name: 'Canned responses' }).first().click();
    await button('Import').click();
    const drawer = page.getByRole('dialog', { name: 'Import' });
    await field('Or paste it', drawer).fill(
      'title,shortcut,content,scope\nBye,bye,Goodbye {{customer_nam}},shared\nThanks,thanks,Thank you,shared',
    );
    await button('See what it would do', drawer).click();
    await drawer.getByText('One row is refused').waitFor();
    expect(await isFine(page, 'canned-import', PART)).toEqual([]);
    await field('Or paste it', drawer).fill('title,shortcut,content,scope\nBye,bye,Goodbye,shared\nThanks,thanks,Thank you,shared');
    await button('See what it would do', drawer).click();
    await drawer.getByText('2 are added, 0 changed, 0 stay as they are.').waitFor();
    await button('Import 2 responses', drawer).click();
    await page.getByText('2 added, 0 changed').waitFor();
    await page.getByRole('link', { name: /Thanks/ }).waitFor();
    const coming = page.waitForEvent('download');
    await button('Export').click();
    expect((await coming).suggestedFilename()).toBe('canned-responses.csv');
    await page.getByText('Not used for 90 days').click();
    await page.getByRole('link', { name: /Bye/ }).waitFor();
    expect(await isFine(page, 'canned-list', PAGE)).toEqual([]);
    await page.getByRole('link', { name: /Bye/ }).click();
    await button('Delete').click();
    await button('Delete', page.getByRole('dialog', { name: 'Delete Bye?' })).click();
    await page.getByText('Bye is deleted').waitFor();
    await button('Restore').click();
    await page.getByRole('link', { name: /Bye/ }).waitFor();
    const agent = await office.pages.signedIn(ana, '/');
    await agent.goto(`${office.switchboard.url}/admin/canned`);
    await agent.getByRole('link', { name: /Thanks/ }).click();
    await agent.getByText('Shared responses are written by supervisors and admins', { exact: false }).waitFor();
    expect(await agent.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await office.pages.leave(agent);
  });
});
