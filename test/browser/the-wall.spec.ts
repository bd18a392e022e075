import type { Page } from 'playwright-core';
import { type Agent, unlimited } from '../kit/cast';
import type { Staff, StartedChat } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice, writes } from './kit/at-the-desk';
import { picture } from './kit/pages';

/** A floor at noon, and Sofia who looks after it. */
describe('The wall', () => {
  let office: Office;
  let sofia: Staff;
  let page: Page;
  let [ana, ben, dai]: Agent[] = [];
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
    ben = await switchboard.agentOnline({ name: 'Ben Okafor', skills: ['delivery'] });
    await ben.socket.ask('status.set', { status: 'busy' });
    dai = await switchboard.agentOnline({ name: 'Dai Nakamura', maxConcurrentChats: 1, skills: ['key accounts'] });
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

  it('shows who waits and why, who works and how, and the day', async () => {
    await inGrid('Queue', 'Hannah Weiss').waitFor();
    await inGrid('Agents', 'Ana Duarte').waitFor();
    expect(await isFine(page, 'wall', [1024, 390])).toEqual([]);
    await picture(page, 'wall');
  });
});
