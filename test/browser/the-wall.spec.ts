import { itInFull } from '../../libs/kernel/testing/form';
import type { Page } from 'playwright-core';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff, StartedChat } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice, until, writes } from './kit/at-the-desk';
import { picture } from './kit/pages';

/** Counts chimes, of two notes each. */
const COUNTING = `
  globalThis.called = { chimes: 0 };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) { called.chimes += 0.5; return start.call(this, at); };`;

/** A floor at noon, and Sofia who looks after it. */
describe('The wall', () => {
  let office: Office;
  let sofia: Staff;
  let page: Page;
  let ana: Agent;
  const waiting: Record<string, StartedChat> = {};

  beforeAll(async () => {
    office = await openOffice(unlimited({ maxConcurrentChats: 4 }, { pages: true }));
    const { switchboard } = office;
    const { api } = await switchboard.admin();
    for (const name of ['russian', 'delivery', 'billing', 'key accounts']) await api.post('/skills', { name });
    ana = await switchboard.agentOnline({ name: 'Ana Duarte', maxConcurrentChats: 3, skills: ['billing', 'delivery'] });
    for (const name of ['Leo Novak', 'Mara Jensen', 'Tomás Rivera'])
      await writes(office, name, `I am ${name}`, { subject: 'Where is my parcel?' });
    await ana.socket.heardTimes('chat.assigned', 3);
    const ben = await switchboard.agentOnline({ name: 'Ben Okafor', skills: ['delivery'] });
    await ben.socket.ask('status.set', { status: 'busy' });
    const dai = await switchboard.agentOnline({ name: 'Dai Nakamura', maxConcurrentChats: 1, skills: ['key accounts'] });
    await writes(office, 'Ingrid Berg', 'I would like to return a jacket');
    await dai.socket.heard('chat.assigned');
    sofia = await switchboard.staff('supervisor', { name: 'Sofia Lind' });
    const start = async (name: string, message: string, more: object): Promise<void> => {
      waiting[name] = await switchboard.startChat({ customer: { name }, message, ...more }, sofia.api);
    };
    await start('Hannah Weiss', 'We need the signed copy today', {
      subject: 'Contract renewal',
      skills: [{ name: 'key accounts' }],
      priority: 'urgent',
    });
    await start('Olga Petrova', 'Парцел не пришёл', { skills: [{ name: 'russian' }] });
    await start('نور الهاشمي', 'هل يمكنني تغيير العنوان؟', {});
    switchboard.clock.advance(70);
    await switchboard.sweep();
    page = await office.pages.signedIn(sofia);
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.getByRole('heading', { name: 'Wall' }).waitFor();
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const grid = (name: string, within = page) => within.getByRole('grid', { name, exact: true });
  const inGrid = (name: string, row: string, within = page) => grid(name, within).getByRole('row', { name: row });

  const names = (name: string): Promise<string[]> =>
    page.evaluate<string[]>(`[...document.querySelectorAll('[role=grid][aria-label="${name}"] [data-row]')]
      .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex).map((row) => row.querySelector('bdi').textContent)`);

  it('shows who waits and why, who works and how, and the day', async () => {
    await inGrid('Queue', 'Hannah Weiss').waitFor();
    await inGrid('Agents', 'Ana Duarte').waitFor();
    await until(page, "document.title === 'Wall · Switchboard'");
    expect(await isFine(page, 'wall', [1024, 390])).toEqual([]);
    await picture(page, 'wall');
  });

  itInFull('each figure opens the chats behind it', async () => {
    await page.getByRole('link', { name: /^Median wait/ }).click();
    const drawer = page.getByRole('dialog', { name: 'Waits of today' });
    await drawer.getByRole('button', { name: /Leo Novak/ }).waitFor();
    expect(await isFine(page, 'wall-behind')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^Service level/ }).click();
    await page.getByRole('dialog').getByText('Answered within 60 s, of all that were answered or abandoned').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^Seats taken/ }).click();
    await page.getByRole('grid').getByRole('row', { name: 'Mara' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: /^Waiting/ }).click();
    await page.getByRole('grid', { name: 'Queue' }).getByRole('row', { name: 'Hannah' }).waitFor();
    await page.goBack();
    await inGrid('Queue', 'Hannah').waitFor();
  });

  it('is narrowed and sorted, and the address says by what', async () => {
    await page.getByRole('columnheader', { name: 'Load' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: 'Load' }).getByRole('button').click();
    await page.getByRole('button', { name: 'Any status' }).click();
    await page.getByRole('menuitem', { name: 'Busy' }).click();
    await inGrid('Agents', 'Sofia Lind').waitFor({ state: 'detached' });
    await eventually(async () => (await names('Agents')).join() === 'Ana Duarte,Dai Nakamura,Ben Okafor', 'agents by load');
    expect(await page.getByRole('columnheader', { name: 'Load' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'All skills' }).click();
    await page.getByRole('menuitem', { name: 'delivery' }).click();
    await inGrid('Agents', 'Dai').waitFor({ state: 'detached' });
    await page.getByText('Nobody who waits fits the filter').waitFor();
    await page.getByRole('searchbox', { name: 'Name' }).fill('ana');
    await inGrid('Agents', 'Ben').waitFor({ state: 'detached' });
    await page.reload();
    await inGrid('Agents', 'Ana').waitFor();
    expect(await names('Agents')).toEqual(['Ana Duarte']);
    await page.goto(`${office.switchboard.url}/wall?agentSort=name`);
    await inGrid('Agents', 'Sofia').waitFor();
    expect(await names('Agents')).toEqual(['admin 1', 'Ana Duarte', 'Ben Okafor', 'Dai Nakamura', 'Sofia Lind']);
  });

  it('changes as the floor does, by what is told alone, and nothing moves under the pointer', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await inGrid('Queue', 'Hannah').hover();
    await sofia.api.put(`/chats/${waiting['نور الهاشمي']!.chat.id}/priority`, { priority: 'urgent' });
    await sofia.api.put(`/chats/${waiting['Hannah Weiss']!.chat.id}/priority`, { priority: 'low' });
    await inGrid('Queue', 'نور').getByText('1', { exact: true }).waitFor();
    expect(await names('Queue')).toEqual(['Hannah Weiss', 'Olga Petrova', 'نور الهاشمي']);
    await page.getByRole('heading', { name: 'Wall' }).hover();
    await until(page, "document.querySelector('[role=grid] [data-row]').textContent.includes('نور')");
    await sofia.api.put(`/chats/${waiting['Hannah Weiss']!.chat.id}/priority`, { priority: 'urgent' });
    await ana.socket.ask('status.set', { status: 'away' });
    await inGrid('Agents', 'Ana').getByText('Away').waitFor();
    // By targets that are set only now: 70 seconds ago they all came.
    const { api: admin } = await office.switchboard.admin();
    await admin.put('/targets', [
      { priority: 'urgent', firstResponseSeconds: 60, replySeconds: null },
      { priority: 'normal', firstResponseSeconds: 120, replySeconds: null },
    ]);
    await office.switchboard.sweep('ChatsClock');
    await inGrid('Queue', 'Hannah')
      .getByText(/^late 0:[1-5]\d$/)
      .waitFor();
    await inGrid('Queue', 'Olga')
      .getByText(/^due in 0:[1-4]\d$/)
      .waitFor();
    await inGrid('Agents', 'Ana')
      .getByText(/^due in 0:[1-4]\d$/)
      .waitFor();
    expect(await isFine(page, 'wall-due', [1024, 390])).toEqual([]);
    await admin.put('/targets', []);
    await office.switchboard.sweep('ChatsClock');
    await inGrid('Queue', 'Hannah').getByText('late').waitFor({ state: 'detached' });
    expect(asked.filter((url) => url.includes('/v1/'))).toEqual([]);
  });

  itInFull('is gone through by keyboard, row by row', async () => {
    await inGrid('Agents', 'admin 1').focus();
    await page.keyboard.press('End');
    await until(page, "document.activeElement.textContent.includes('Sofia Lind')");
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'Dai Nakamura' })
      .getByRole('button', { name: /Ingrid Berg/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await until(page, "document.activeElement.textContent.includes('Dai Nakamura')");
  });

  it('says by skill who is there and who waits', async () => {
    await page.getByRole('button', { name: /^Skills/ }).click();
    await inGrid('Skills', 'russian').getByText('Nobody here').waitFor();
    expect(await isFine(page, 'wall-skills', [390])).toEqual([]);
    await page.getByRole('button', { name: /^Agents/ }).click();
  });

  it('says by team who is there and who waits, and is narrowed to one', async () => {
    const { api } = await office.switchboard.admin();
    const { id } = (await api.post('/teams', { name: 'Equipe de Support' })).body;
    const dai = (await api.get('/agents')).body.data.find(({ name }: { name: string }) => name === 'Dai Nakamura').id;
    await api.put(`/teams/${id}/members`, { agentIds: [dai] });
    await sofia.api.post(`/chats/${waiting['Olga Petrova']!.chat.id}/transfer`, { teamId: id });
    await inGrid('Queue', 'Olga').getByText('Equipe de Support').waitFor();
    await page.getByRole('button', { name: 'Teams 1' }).click();
    const row = inGrid('Teams', 'Equipe de Support');
    await row.getByRole('img', { name: 'Busy' }).waitFor();
    await page.keyboard.press('b');
    await page.getByRole('region', { name: 'Teams' }).getByText('0 online, 0 free seats, 1 waiting').waitFor();
    expect(await isFine(page, 'wall-board-teams')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await isFine(page, 'wall-teams', [390])).toEqual([]);
    await row.click();
    await inGrid('Agents', 'Dai').waitFor();
    expect([await names('Agents'), await names('Queue')]).toEqual([['Dai Nakamura'], ['Olga Petrova']]);
    await page.getByRole('button', { name: 'Equipe de Support' }).click();
    await page.getByRole('menuitem', { name: 'All teams' }).click();
    await inGrid('Queue', 'Hannah').waitFor();
    expect((await api.delete(`/teams/${id}?force=true`)).status).toBe(204);
    await page.getByRole('button', { name: /^Teams/ }).waitFor({ state: 'detached' });
  });

  it('the day is there in numbers too', async () => {
    await page.getByRole('img', { name: /Chats by quarter of an hour: 7 started, 4 answered/ }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('row', { name: /7 4 0$/ }).waitFor();
    expect(await isFine(page, 'wall-table')).toEqual([]);
    await page.getByRole('button', { name: 'Chart' }).click();
  });

  itInFull('calls by thresholds of one’s own, which are kept', async () => {
    await page.evaluate(COUNTING);
    const alarms = page.getByRole('status', { name: 'Alarms' });
    await alarms.getByText('Somebody waits for russian').waitFor();
    await page.getByRole('button', { name: 'Set alarms' }).click();
    await page.getByRole('textbox', { name: 'Longest wait, in minutes' }).fill('soon');
    await page.getByText('Write a number of minutes up to 1440, or nothing').waitFor();
    await page.getByRole('textbox', { name: 'Longest wait, in minutes' }).fill('1');
    await page.getByRole('textbox', { name: 'Lowest service level, in per cent' }).fill('');
    expect(await isFine(page, 'wall-alarms')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await alarms.getByText('Somebody waits for too long').waitFor();
    expect(await page.evaluate('called.chimes')).toBe(1);
    await page.getByRole('button', { name: 'Set alarms' }).click();
    await page.getByText('Nobody has the skill', { exact: true }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await alarms.getByText('Somebody waits for russian').waitFor({ state: 'detached' });
    await ana.socket.ask('chat.hand', { chatId: (await ana.api.get('/chats?status=active')).body.data[0].id, raised: true });
    await page.getByRole('list', { name: 'Raised hands' }).getByText('Ana Duarte').waitFor();
    await until(page, 'called.chimes === 2');
    const kept = async () => (await sofia.api.get('/me/preferences')).body.wall;
    await eventually(async () => (await kept())?.nobody === false, 'kept');
    expect(await kept()).toEqual({ longestWaitSeconds: 60, serviceLevel: null, nobody: false, sound: true });
  });

  itInFull('says when it is cut off, and goes on where it was', async () => {
    await page.context().setOffline(true);
    await page.getByRole('status').getByText('Offline', { exact: true }).waitFor();
    expect(await isFine(page, 'wall-offline')).toEqual([]);
    await ana.socket.ask('status.set', { status: 'online' });
    await page.context().setOffline(false);
    await inGrid('Agents', 'Ana').getByText('Busy').waitFor();
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
  });

  it('fills the whole screen, large and without anything to press', async () => {
    await page.getByRole('heading', { name: 'Wall' }).click();
    await page.keyboard.press('b');
    await page.getByRole('region', { name: 'Queue' }).getByText('Hannah Weiss').waitFor();
    await page.getByRole('button', { name: 'Set alarms' }).waitFor({ state: 'detached' });
    // A window that fills the screen has one size; the board on a screen is tried in others.
    expect(await isFine(page, 'wall-board')).toEqual([]);
    await picture(page, 'wall-board');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Set alarms' }).waitFor();
  });

  itInFull('is shown on a screen by an address that needs nobody, and that goes dark when it is revoked', async () => {
    await page.getByRole('button', { name: 'Screens on a wall' }).click();
    await page.getByRole('textbox', { name: 'Where the screen is' }).fill('Hall');
    await page.keyboard.press('Enter');
    const made = page.getByRole('group', { name: 'Address for Hall' });
    const address = (await made.getByRole('region').textContent())!;
    expect(address).toMatch(/\/wall#[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await isFine(page, 'wall-links')).toEqual([]);
    const screen = await office.pages.visit(address);
    const queue = screen.getByRole('region', { name: 'Queue' });
    await queue.getByText('Hannah Weiss').waitFor();
    expect(await isFine(screen, 'wall-screen', [1024, 390])).toEqual([]);
    expect(await screen.getByRole('button').count()).toBe(0);
    expect(await screen.content()).not.toContain('Contract renewal');
    await screen.context().setOffline(true);
    await screen.getByText('Offline: this is how it was.', { exact: false }).waitFor();
    await sofia.api.post(`/chats/${waiting['Hannah Weiss']!.chat.id}/close`);
    await screen.context().setOffline(false);
    await queue.getByText('Hannah Weiss').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Revoke Hall' }).click();
    await page.getByText('There are no addresses.').waitFor();
    await screen.getByText('This address is good no longer').waitFor();
    expect(await isFine(screen, 'wall-screen-dark')).toEqual([]);
    await screen.reload();
    await screen.getByText('This address is good no longer').waitFor();
    await page.keyboard.press('Escape');
  });

  itInFull('is for supervisors', async () => {
    const cy = await office.switchboard.staff('agent', { name: 'Cy' });
    const other = await office.pages.signedIn(cy);
    expect(await other.getByRole('link', { name: 'Wall' }).count()).toBe(0);
    await other.goto(`${office.switchboard.url}/wall`);
    await other.getByText('The wall is for supervisors').waitFor();
    expect(await isFine(other, 'wall-forbidden')).toEqual([]);
    await office.pages.leave(other);
  });

  it('says that nobody waits, and how many are on hold', async () => {
    for (const { chat } of Object.values(waiting)) await sofia.api.post(`/chats/${chat.id}/close`);
    const { data } = (await ana.api.get('/chats?status=active')).body as { data: { id: string }[] };
    for (const { id } of data.slice(0, 2)) await ana.api.put(`/chats/${id}/hold`, { reason: 'The parcel' });
    await inGrid('Agents', 'Ana').getByText('2 on hold').waitFor();
    await page.getByRole('link', { name: /^Seats taken.*2 on hold/ }).waitFor();
    await page.getByText('Nobody is waiting').waitFor();
    expect(await isFine(page, 'wall-empty', [1024, 390])).toEqual([]);
    await sofia.api.post(`/chats/${data[0]!.id}/close`);
    await inGrid('Agents', 'Ana').getByText('1 on hold').waitFor();
  });
});
