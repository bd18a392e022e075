import { itInFull } from '../../libs/kernel/testing/form';
import type { Page } from 'playwright-core';
import { unlimited } from '../kit/cast';
import type { Staff, StartedChat } from '../kit/switchboard';
import { closeOffice, isFine, log, type Office, openOffice, reply, row, until, writes } from './kit/at-the-desk';
import { picture } from './kit/pages';

/** A desk as it looks at work, of which the pictures in the documentation are. */
describe('A desk at work', () => {
  let office: Office;
  let ana: Staff;
  let page: Page;
  const chats: Record<string, StartedChat> = {};

  beforeAll(async () => {
    office = await openOffice(unlimited({ maxConcurrentChats: 5 }, { pages: true }));
    const { switchboard } = office;
    const sofia = await switchboard.staff('supervisor', { name: 'Sofia Lind' });
    await sofia.api.post('/canned-responses', {
      title: 'Refund made',
      shortcut: 'refund',
      category: 'Billing',
      content: 'Of course, {{customer_first_name}}: the refund is on its way.',
      scope: 'shared',
    });
    await sofia.api.post('/views', { name: 'Urgent, unanswered', filters: { priority: 'urgent', unanswered: true }, shared: true });
    ana = await switchboard.staff('agent', { name: 'Ana Duarte' });
    page = await office.pages.signedIn(ana);
    await page.getByText('You are online').waitFor();
    const start = async (name: string, message: string, more: object = {}): Promise<void> => {
      chats[name] = await writes(office, name, message, more);
    };
    await start('Tomás Rivera', 'It still closes as soon as I open it', { subject: 'The app crashes' });
    await start('نور الهاشمي', 'هل يمكنني تغيير عنوان التسليم قبل الشحن؟');
    await start('Mara Jensen', 'I was charged twice for order 4711', { subject: 'Charged twice' });
    await start('Leo Novak', 'Where is my parcel?');
    await start('Ingrid Berg-Christophersen-Lindqvist', 'I would like to return a jacket');
    await start('Hannah Weiss', 'We need the signed copy today', { subject: 'Contract renewal' });
    await row(page, 'Ingrid').waitFor();
    for (const [name, priority, tags] of [
      ['Tomás Rivera', 'urgent', ['app', 'crash']],
      ['Mara Jensen', 'high', ['refund']],
    ] as const) {
      await ana.api.put(`/chats/${chats[name]!.chat.id}/priority`, { priority });
      await ana.api.put(`/chats/${chats[name]!.chat.id}/tags`, { tags });
    }
    const said = { clientMessageId: 'a', text: 'I have asked the carrier to look for it' };
    await ana.api.post(`/chats/${chats['Leo Novak']!.chat.id}/messages`, said);
    await row(page, 'Leo').getByText('asked the carrier').waitFor();
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const pictures = async (name: string): Promise<void> => {
    await page.emulateMedia({ colorScheme: 'light' });
    await picture(page, name);
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
  };

  it('a chat beside the list and its customer', async () => {
    await row(page, 'Mara').click();
    await log(page).getByText('charged twice').waitFor();
    await reply(page).fill('I am sorry, Mara. I look at the two payments');
    await page.keyboard.press('Enter');
    await log(page).getByText('Sent').waitFor();
    await reply(page).fill('The second one was our mistake');
    expect(await isFine(page, 'at-work', [1024, 390])).toEqual([]);
    await pictures('inbox');
    await reply(page).fill('');
  });

  it('everything is found by Ctrl+K, and a canned response goes into the open chat', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Commands' }).fill('re');
    await page.getByRole('option', { name: 'Refund made' }).waitFor();
    await page.getByRole('searchbox', { name: 'Commands' }).fill('mara');
    await page.getByRole('option', { name: 'Mara Jensen' }).nth(1).waitFor();
    expect(await isFine(page, 'palette', [390])).toEqual([]);
    await pictures('palette');
    await page.getByRole('searchbox', { name: 'Commands' }).fill('refund made');
    await page.getByRole('option', { name: 'Refund made' }).click();
    await until(page, "document.querySelector('textarea').value === 'Of course, Mara: the refund is on its way.'");
    await reply(page).fill('');
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Commands' }).fill('Leo Novak');
    const customers = page.getByRole('group', { name: 'Customers' });
    await customers.getByRole('option', { name: 'Leo Novak' }).click();
    await page.waitForURL(/customerId/);
    await row(page, 'Leo').waitFor();
    expect(await row(page, 'Mara').count()).toBe(0);
  });

  itInFull('who waits in the queue, and for what', async () => {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Queue/ })
      .click();
    await row(page, 'Hannah').waitFor();
    expect(await isFine(page, 'queue', [390])).toEqual([]);
    await pictures('queue');
  });

  itInFull('alerts, and whether they work here', async () => {
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('heading', { name: 'Alerts' }).waitFor();
    await picture(page, 'alerts');
  });

  it('a voice note that was recorded and not sent waits with the draft of its chat', async () => {
    await office.switchboard.settings({ voiceNotes: true });
    await page.goto(office.switchboard.url);
    await row(page, 'Leo').click();
    await page.getByRole('button', { name: 'Record a voice note' }).click();
    const recording = page.getByRole('group', { name: 'Record a voice note' });
    await recording.getByText(/^Recording, 0:0\d of 2:00/).waitFor();
    expect(await isFine(page, 'recording', [390])).toEqual([]);
    await row(page, 'Mara').click();
    await page.getByText('The recording is kept with the draft').waitFor();
    expect(await recording.count()).toBe(0);
    await row(page, 'Leo').click();
    await page.getByRole('button', { name: /^Remove Voice note, 0:0/ }).click();
    await office.switchboard.settings({ voiceNotes: false });
    await page.getByRole('button', { name: 'Record a voice note' }).waitFor({ state: 'detached' });
  });

  it('mirrored for those who read from right to left', async () => {
    await page.goto(office.switchboard.url);
    await row(page, 'Mara').waitFor();
    await page.evaluate("document.documentElement.dir = 'rtl'");
    await row(page, 'نور').click();
    await log(page).getByText('التسليم').waitFor();
    const list = (await page.getByRole('region', { name: 'Lists of chats' }).boundingBox())!;
    const chat = (await page.getByRole('region', { name: /^Chat with/ }).boundingBox())!;
    expect(list.x).toBeGreaterThan(chat.x);
    expect(await isFine(page, 'right-to-left')).toEqual([]);
  });
});
