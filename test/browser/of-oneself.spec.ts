import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { picture } from '../kit/files';
import type { Api } from '../kit/api';
import { OwnOidcProvider } from '../kit/kept/own-oidc-provider';
import { PASSWORD, type Staff } from '../kit/switchboard';
import { closeOffice, isFine, log, type Office, openOffice, reply, row, until, writes } from './kit/at-the-desk';

const NEXT = 'another-good-password';

/** What somebody at the desk is to others, and what is true in all of its windows. */
describe('Oneself at the desk', () => {
  let office: Office;
  let provider: OwnOidcProvider;
  let ana: Staff;
  let sofia: Staff;
  let page: Page;

  beforeAll(async () => {
    provider = await OwnOidcProvider.start();
    office = await openOffice(unlimited({ maxConcurrentChats: 20 }, { pages: true, environment: provider.environment }));
    provider.serve(office.switchboard.url);
    sofia = await office.switchboard.staff('supervisor', { name: 'Sofia Lind' });
    ana = await office.switchboard.staff('agent', { name: 'Ana Duarte' });
    page = await office.pages.signedIn(ana);
    await page.getByText('You are online').waitFor();
  });
  afterAll(async () => {
    await closeOffice(office);
    provider.stop();
  });
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const status = (within = page) => within.getByRole('button', { name: /: (Online|Busy|Away|Offline)/ });
  const setStatus = async (name: string): Promise<void> => {
    await status().click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await page.getByRole('button', { name: new RegExp(`: ${name}`) }).waitFor();
  };
  const signIn = async (within: Page, { email }: Staff, password = PASSWORD): Promise<void> => {
    await within.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await within.getByRole('textbox', { name: 'Password' }).fill(password);
    await within.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const login = (password: string) => office.switchboard.visitor.post('/auth/login', { email: ana.email, password });
  /** With a sign-in of its own: a new password ends those before. */
  let api: () => Api;
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('a name and a picture are changed by oneself, and colleagues see them', async () => {
    await status().click();
    await page.getByRole('menuitem', { name: 'Account' }).click();
    await page.getByRole('heading', { name: 'Account' }).waitFor();
    const chosen = page.waitForEvent('filechooser');
    await button('Choose a picture').click();
    await (await chosen).setFiles({ name: 'me.png', mimeType: 'image/png', buffer: await picture('png', 400, 300) });
    await button('Remove').waitFor();
    await until(page, "document.querySelector('nav img')?.naturalWidth === 256");
    await field('Name').fill('Ana Duarte Lima');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Ana Duarte Lima: Online/ }).waitFor();
    expect(await isFine(page, 'account', [1024, 390])).toEqual([]);
    const { data } = (await sofia.api.get('/agents')).body as { data: { id: string }[] };
    const url = expect.stringMatching(/^\/v1\/avatars\//);
    expect(data.find(({ id }) => id === ana.id)).toMatchObject({ name: 'Ana Duarte Lima', avatarUrl: url });
  });

  it('a password is changed by whoever knows it, and what is wrong is said in the field', async () => {
    await page.getByLabel('Current password').fill('not-the-password');
    await page.getByLabel('New password').fill('short');
    await button('Change the password').click();
    await page.getByText('Must be longer than or equal to 10 characters').waitFor();
    await page.getByLabel('New password').fill(NEXT);
    await button('Change the password').click();
    await page.getByText('The current password is wrong').waitFor();
    await page.getByLabel('Current password').fill(PASSWORD);
    await button('Change the password').click();
    await page.getByText('The password is changed.').waitFor();
    expect([(await login(PASSWORD)).status, (await login(NEXT)).status]).toEqual([401, 200]);
  });

  itInFull('where one is signed in is listed, and ended one by one or all at once', async () => {
    const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };
    await office.switchboard.visitor.request('POST', '/auth/login', { email: ana.email, password: NEXT }, headers);
    await page.getByRole('link', { name: 'Alerts' }).first().click();
    await page.getByRole('link', { name: 'Account' }).first().click();
    const part = page.getByRole('region', { name: 'Where you are signed in' });
    const rows = part.getByRole('listitem');
    const firefox = part.getByRole('button', { name: 'Sign out Firefox on Linux' });
    await firefox.waitFor();
    expect([await rows.count(), await rows.filter({ hasText: 'This one' }).getByRole('button').count()]).toEqual([3, 0]);
    await firefox.scrollIntoViewIfNeeded();
    expect(await isFine(page, 'sessions', [1024, 390])).toEqual([]);
    await firefox.click();
    await page.getByText('Firefox on Linux is signed out').waitFor();
    await firefox.waitFor({ state: 'detached' });
    await part.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.keyboard.press('Enter');
    await part.getByText('You are signed in nowhere else.').waitFor();
    expect(await rows.count()).toBe(1);
    const { body } = await login(NEXT);
    api = () => office.switchboard.as({ token: body.accessToken });
  });

  it('whoever signs in at the provider of the company is told why not, and comes to where it wanted to be', async () => {
    const window = await office.pages.window('/inbox?view=closed');
    const button = window.getByRole('button', { name: 'Sign in with Example' });
    provider.person = { sub: 'cora', name: 'Cora Maier', email: 'cora@example.com', email_verified: true };
    await button.click();
    await window.getByRole('alert').getByText('have no role here yet').waitFor();
    expect(await isFine(window, 'sign-in-provider', [390])).toEqual([]);
    provider.person.roles = 'supervisor';
    await button.click();
    await window.waitForURL('**/inbox?view=closed');
    await window.getByRole('button', { name: /^Cora Maier: / }).waitFor();
    await window.reload();
    await window.getByRole('button', { name: /^Cora Maier: / }).waitFor();
    await office.pages.leave(window);
  });

  it('a code is asked for at the sign-in of whoever has set up an authenticator', async () => {
    const part = page.getByRole('region', { name: 'Authenticator' });
    await part.getByRole('button', { name: 'Set up' }).click();
    const secret = Secret.fromBase32(await part.getByRole('code').innerText());
    await part.getByRole('img', { name: /QR code/ }).waitFor();
    await field('Code').fill('123');
    await page.keyboard.press('Enter');
    await part.getByText('The code is wrong').waitFor();
    expect(await isFine(page, 'authenticator-new', [390])).toEqual([]);
    const shown = new TOTP({ secret }).generate({ timestamp: office.switchboard.clock.now().getTime() });
    await field('Code').fill(shown);
    await page.keyboard.press('Enter');
    const recovery = await part.getByRole('listitem').first().innerText();
    expect(await isFine(page, 'authenticator-codes', [390])).toEqual([]);
    await button('I have kept them').click();

    const elsewhere = await office.pages.visit(`${office.switchboard.url}/login`);
    await signIn(elsewhere, ana, NEXT);
    const asked = elsewhere.getByRole('textbox', { name: 'Code' });
    await asked.waitFor();
    expect(await isFine(elsewhere, 'sign-in-code', [390])).toEqual([]);
    await asked.fill(shown);
    await asked.press('Enter');
    await elsewhere.getByText('The code is wrong').waitFor();
    await asked.fill(recovery);
    await asked.press('Enter');
    await status(elsewhere).waitFor();
    await office.pages.leave(elsewhere);

    await part.getByLabel('Current password').fill('not-the-password');
    await part.getByRole('button', { name: 'Remove' }).click();
    await part.getByText('The current password is wrong').waitFor();
    await part.getByLabel('Current password').fill(NEXT);
    await part.getByRole('button', { name: 'Remove' }).click();
    await part.getByRole('button', { name: 'Set up' }).waitFor();
  });

  itInFull('a red dot says that nothing would call whoever is online and looks elsewhere', async () => {
    await page.getByRole('link', { name: 'Alerts' }).first().click();
    await until(page, '!document.querySelector(\'nav button[aria-label*="Nothing calls"]\')');
    await page.getByText('Sound', { exact: true }).first().click();
    await page.getByRole('button', { name: /: Online\. Nothing calls you here/ }).waitFor();
    expect(await isFine(page, 'uncalled')).toEqual([]);
    await setStatus('Away');
    await page.getByRole('button', { name: /: Away$/ }).waitFor();
    await setStatus('Online');
    await page.getByText('Sound', { exact: true }).first().click();
    await page.getByRole('button', { name: /: Online$/ }).waitFor();
  });

  itInFull('a supervisor gives the first who waits to an agent by A', async () => {
    const desk = await office.pages.signedIn(sofia, '/inbox?view=queue');
    await setStatus('Busy');
    const { chat } = await writes(office, 'Hannah Weiss', 'We need the signed copy today');
    await row(desk, 'Hannah').waitFor();
    await desk.getByRole('main').focus();
    await desk.keyboard.press('a');
    const dialog = desk.getByRole('dialog', { name: 'Assign Hannah Weiss' });
    await dialog.getByRole('option', { name: 'Ana Duarte Lima' }).waitFor();
    expect(await isFine(desk, 'assign', [390])).toEqual([]);
    await dialog.getByRole('option', { name: 'Ana Duarte Lima' }).click();
    await dialog.getByRole('button', { name: 'Assign to Ana Duarte Lima' }).click();
    await desk.getByText('Ana Duarte Lima has the chat now').waitFor();
    expect((await sofia.api.get(`/chats/${chat.id}`)).body).toMatchObject({ agentId: ana.id, status: 'active' });
    await setStatus('Online');
    await office.pages.leave(desk);
  });

  itInFull('what is begun on one device is there on another, and gone from both when it is sent', async () => {
    const { chat, customerToken } = await writes(office, 'Priya Nair', 'Is it blue?');
    const customer = await office.switchboard.connect(customerToken);
    await page.goto(`${office.switchboard.url}/inbox/${chat.id}`);
    await log(page).getByText('Is it blue?').waitFor();
    await reply(page).fill('Yes, in size');
    await eventually(async () => (await api().get(`/chats/${chat.id}/draft`)).body.text === 'Yes, in size', 'the draft at the server');
    const phone = await office.pages.window(`/inbox/${chat.id}`, { viewport: { width: 390, height: 800 } });
    await signIn(phone, ana, NEXT);
    await until(phone, "document.querySelector('textarea')?.value === 'Yes, in size'");
    await reply(phone).fill('Yes, in size M');
    await phone.keyboard.press('Enter');
    await customer.heard('message.created', ({ message }) => message.text === 'Yes, in size M');
    for (const each of [page, phone]) await until(each, "document.querySelector('textarea').value === ''");
    await office.pages.leave(phone);
  });

  itInFull('when the sign-in is over a reload asks for it, and comes back to the chat and to what was being written', async () => {
    const { chat } = await writes(office, 'Zoë Kim', 'Is it shipped?');
    await page.goto(office.switchboard.url);
    await row(page, 'Zoë').click();
    await log(page).getByText('Is it shipped?').waitFor();
    await reply(page).fill('half a sentence');
    await (await office.switchboard.admin()).api.patch(`/users/${ana.id}`, { password: PASSWORD });
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await page.reload();
    await signIn(page, ana);
    await page.waitForURL(`**/inbox/${chat.id}`);
    await log(page).getByText('Is it shipped?').waitFor();
    expect(await reply(page).inputValue()).toBe('half a sentence');
    await reply(page).fill('');
  });

  itInFull('whoever signs out takes nobody else along who sits at the same browser', async () => {
    const first = await office.pages.window('/');
    await first.getByText('Stay signed in').click();
    await signIn(first, ana);
    await first.getByRole('heading', { name: 'Inbox' }).waitFor();
    const second = await first.context().newPage();
    await second.goto(office.switchboard.url);
    await signIn(second, sofia);
    await second.getByRole('button', { name: /^Sofia Lind/ }).waitFor();
    // What one tab stores the other hears in its order.
    const heard = second.evaluate("new Promise((done) => addEventListener('storage', ({ key }) => key === 'after' && done()))");
    await first.getByRole('button', { name: /^Ana Duarte Lima/ }).click();
    await first.getByRole('menuitem', { name: 'Sign out' }).click();
    await first.waitForURL('**/login**');
    await first.evaluate("localStorage.setItem('after', 'that')");
    await heard;
    await second.getByRole('button', { name: /^Sofia Lind/ }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await office.pages.leave(first);
  });

  itInFull('signing out in one window signs out the other, and leaves nothing there', async () => {
    await writes(office, 'Leo Novak', 'Where is my parcel?');
    await page.goto(office.switchboard.url);
    await row(page, 'Leo').click();
    await log(page).getByText('Where is my parcel?').waitFor();
    await reply(page).fill('half a sentence');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await log(other).getByText('Where is my parcel?').waitFor();
    await until(other, "document.querySelector('textarea').value === 'half a sentence'");
    await page.context().setOffline(true);
    await page.getByText(/^Offline\./).waitFor();
    await reply(page).fill('We look for it');
    await page.keyboard.press('Enter');
    await reply(page).fill('half a sentence');
    const signOut = async (): Promise<void> => {
      await status().click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('dialog', { name: 'Not everything is sent' }).waitFor();
    };
    await signOut();
    expect(await isFine(page, 'sign-out', [390])).toEqual([]);
    await button('Stay signed in').click();
    expect(await log(page).getByText('We look for it').count()).toBe(1);
    await signOut();
    await button('Sign out and lose them').click();
    for (const each of [page, other]) await each.waitForURL('**/login**');
    const kept = await other.evaluate<string>('JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })');
    expect(kept).not.toContain('half a sentence');
    expect(kept).not.toContain('We look for it');
    expect(kept).not.toContain('accessToken');
  });
});
