import type { Page } from 'playwright-core';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { OwnPushService } from '../kit/own-push-service';
import type { Staff } from '../kit/switchboard';
import { closeOffice, goHome, isFine, log, type Office, openOffice, row, until, writes } from './kit/at-the-desk';

/** Counts what the browser is told to do: chimes, and notifications by what they say. */
const COUNTING = `
  globalThis.called = { chimes: 0, notifications: [] };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) { called.chimes += 0.5; return start.call(this, at); };
  globalThis.Notification = class extends Notification {
    constructor(title, options) { super(title, options); called.notifications.push(title); called.last = this; }
  };`;

describe('Alerts', () => {
  let office: Office;
  let ana: Staff;

  beforeAll(async () => {
    office = await openOffice(unlimited({ maxConcurrentChats: 20 }, { pages: true, environment: { PUSH_ALLOW_PRIVATE: '1' } }), 'whole');
  });
  afterAll(() => closeOffice(office));
  beforeEach(async () => {
    ana = await office.switchboard.staff('agent', { name: 'Ana Duarte' });
  });
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const called = (page: Page): Promise<{ chimes: number; notifications: string[] }> =>
    page.evaluate('({ chimes: called.chimes, notifications: called.notifications })');
  /** A window whose clock the story moves, in a browser that lets sites notify. */
  async function atWork(permissions = ['notifications'], who = ana): Promise<Page> {
    const page = await office.pages.window('/login');
    await page.context().grantPermissions(permissions);
    await page.context().addInitScript({ content: COUNTING });
    await page.clock.install();
    await page.goto(office.switchboard.url);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(who.email);
    await page.getByRole('textbox', { name: 'Password' }).fill('a-good-password');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    return page;
  }
  const looksElsewhere = (page: Page): Promise<void> =>
    page.evaluate("Object.defineProperty(document, 'hasFocus', { value: () => false, configurable: true })");

  it('each channel says whether it works, and can be tried', async () => {
    const page = await atWork([]);
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('heading', { name: 'Alerts' }).waitFor();
    await page.getByText('This tab calls you.').waitFor();
    expect(await isFine(page, 'alerts', [1024, 390])).toEqual([]);
    await page.getByRole('button', { name: 'Test Sound' }).click();
    await page.getByText(/It has sounded/).waitFor();
    expect((await called(page)).chimes).toBe(1);
    await page.getByRole('radio', { name: 'Knock' }).click();
    expect((await called(page)).chimes).toBe(2);
    await page.getByRole('radio', { name: 'Once' }).click();
    await page.getByRole('radiogroup', { name: 'Again after' }).waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: '3 times more' }).click();
    await page.getByRole('radio', { name: '1 min' }).click();
    await page.getByRole('button', { name: 'Test Title' }).click();
    expect(await page.title()).toBe('● This is a test');
    await page.getByText('Sound', { exact: true }).first().click();
    await page.getByText('Off', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('Off', { exact: true }).waitFor();
    await goHome(office, [ana], page);
  });

  it('a message calls until it was read, and nobody for a chat of another', async () => {
    const page = await atWork();
    const { chat, customerToken } = await writes(office, 'Mara Jensen', 'Charged twice');
    await row(page, 'Mara').waitFor();
    await looksElsewhere(page);
    await page.clock.runFor(1_000);
    const first = await called(page);
    expect(first.notifications.at(-1)).toBe('Mara Jensen');
    await page.clock.runFor(31_000);
    expect((await called(page)).notifications.length).toBeGreaterThan(first.notifications.length);
    expect((await called(page)).chimes).toBeGreaterThan(first.chimes);
    expect(await page.title()).toMatch(/^(● Mara Jensen|\(1\) Inbox)/);

    await page.evaluate('delete document.hasFocus');
    await row(page, 'Mara').click();
    await log(page).getByText('Charged twice').waitFor();
    await until(page, "document.title === 'Inbox · Switchboard'");
    const read = await called(page);
    await page.clock.runFor(61_000);
    expect(await called(page)).toEqual(read);

    await office.switchboard.as({ token: customerToken }).post(`/chats/${chat.id}/messages`, { clientMessageId: 'l', text: 'I see you' });
    await log(page).getByText('I see you').waitFor();
    await page.clock.runFor(2_000);
    expect(await called(page)).toEqual(read);
    await goHome(office, [ana], page);
  });

  it('an answer that is due calls, before and after, and nobody who has answered', async () => {
    const admin = (await office.switchboard.admin()).api;
    await admin.put('/targets', [{ priority: 'normal', firstResponseSeconds: 600, replySeconds: null }]);
    const page = await atWork();
    const { chat } = await writes(office, 'Ines Prado', 'Is it late?');
    await row(page, 'Ines').click();
    await log(page).getByText('Is it late?').waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${office.switchboard.url}/settings/alerts`);
    await page.getByText('An answer of yours is due').waitFor();
    await looksElsewhere(page);
    office.switchboard.clock.advance(590);
    await office.switchboard.sweep('ChatsClock');
    await page.clock.runFor(1_000);
    await until(page, "called.notifications.includes('Ines Prado is to be answered soon')");
    office.switchboard.clock.advance(20);
    await office.switchboard.sweep('ChatsClock');
    await page.clock.runFor(1_000);
    await until(page, "called.notifications.includes('Ines Prado should have had an answer')");
    await office.switchboard.as(ana).post(`/chats/${chat.id}/messages`, { clientMessageId: 'd', text: 'It is on its way' });
    await until(page, "document.title.startsWith('Alerts')");
    const before = await called(page);
    await page.clock.runFor(61_000);
    expect(await called(page)).toEqual(before);
    await admin.put('/targets', []);
    await goHome(office, [ana], page);
  });

  it('a chat that nobody answers calls supervisors, as often as they prefer, until it is over', async () => {
    const sue = await office.switchboard.staff('supervisor', { name: 'Sue Okafor' });
    await sue.api.put('/me/preferences', { alerts: { repeatSeconds: 60, repeatTimes: 3 } });
    await office.switchboard.settings({ escalateToSupervisorsAfterSeconds: 60 });
    const page = await atWork(['notifications'], sue);
    const admin = (await office.switchboard.admin()).api;
    for (const { id } of (await admin.get('/chats?status=queued,active')).body.data) await admin.post(`/chats/${id}/close`);
    const { body: team } = await admin.post('/teams', { name: 'Nobody yet' });
    const { chat } = await office.switchboard.startChat({ teamId: team.id, message: 'Is it late?' }, admin);
    await looksElsewhere(page);
    office.switchboard.clock.advance(60);
    await office.switchboard.sweep('RoutingClock');
    const count = "called.notifications.filter((title) => title === 'A customer waits for an answer').length";
    await page.clock.runFor(1_000);
    await until(page, `${count} > 0`);
    // A window that was there before counts each as often as it was prepared.
    const once = await page.evaluate<number>(count);
    await page.clock.runFor(31_000);
    expect(await page.evaluate(count)).toBe(once);
    await page.clock.runFor(31_000);
    await until(page, `${count} === ${2 * once}`);
    expect(await page.title()).toMatch(/^(● A customer waits|Inbox)/);
    await admin.post(`/chats/${chat.id}/close`);
    await page.clock.runFor(61_000);
    await until(page, "document.title.startsWith('Inbox')");
    await page.clock.runFor(61_000);
    expect(await page.evaluate(count)).toBe(2 * once);
    await office.switchboard.settings({ escalateToSupervisorsAfterSeconds: null });
    await goHome(office, [sue], page);
  });

  it('of two tabs one calls, and the other when it is gone', async () => {
    const page = await atWork();
    const other = await page.context().newPage();
    await other.goto(office.switchboard.url);
    await other.getByRole('link', { name: 'Alerts' }).click();
    await other.getByText('Another tab of this browser calls you.').waitFor();
    await page.close();
    await other.getByText('This tab calls you.').waitFor();
    await goHome(office, [ana], other);
  });

  it('a notification opens its chat', async () => {
    const page = await atWork();
    await looksElsewhere(page);
    await writes(office, 'Leo Novak', 'Where is it?');
    await row(page, 'Leo').waitFor();
    await page.clock.runFor(1_000);
    await until(page, 'called.notifications.length > 0');
    await page.evaluate("called.last.onclick(new Event('click'))");
    await log(page).getByText('Where is it?').waitFor();
    await goHome(office, [ana], page);
  });

  it('an offer calls until it is answered', async () => {
    await office.switchboard.settings({ offerTimeoutSeconds: 600 });
    const page = await atWork();
    await looksElsewhere(page);
    await writes(office, 'Hannah Weiss', 'Contract', { subject: 'Contract renewal' });
    await page.getByRole('button', { name: /^Accept/ }).waitFor();
    await until(page, "called.notifications.includes('Hannah Weiss is offered to you')");
    await page.clock.runFor(31_000);
    const offers = (await called(page)).notifications.filter((title) => title.startsWith('Hannah'));
    expect(offers.length).toBeGreaterThan(1);
    expect(await isFine(page, 'offer')).toEqual([]);
    await page.keyboard.press('Alt+a');
    await log(page).getByText('Contract').waitFor();
    await office.switchboard.settings({ offerTimeoutSeconds: 0 });
    await goHome(office, [ana], page);
  });

  it('a browser is called with the page closed, and opens the chat', async () => {
    const service = await OwnPushService.start();
    const subscription = service.subscribe();
    const page = await atWork();
    // The browser's own push service is out of reach; all else is the browser's.
    await page.context().addInitScript({
      content: `PushManager.prototype.getSubscription = async () => globalThis.mine ?? null;
        PushManager.prototype.subscribe = async () => (globalThis.mine = {
          endpoint: '${subscription.endpoint}', toJSON: () => (${JSON.stringify(subscription)}), unsubscribe: async () => true });`,
    });
    await page.reload();
    await page.getByRole('link', { name: 'Alerts' }).click();
    const part = page.getByRole('list', { name: 'With the page closed' });
    await part.getByText('With the page closed').click();
    await part.getByText('Works').waitFor();
    await part.getByText('With name and words of the customer').click();
    await part.getByRole('switch', { name: /With name/, checked: true }).waitFor();
    expect(await isFine(page, 'push', [1024, 390])).toEqual([]);
    const { chat } = await writes(office, 'Mara Jensen', 'Charged twice');
    await eventually(async () => {
      await office.switchboard.sweep('Push');
      return service.to(subscription).length > 0;
    }, 'the push service to be asked');
    expect(service.to(subscription)).toEqual([{ kind: 'assigned', chatId: chat.id, name: 'Mara Jensen', text: 'Charged twice' }]);

    const devTools = await page.context().newCDPSession(page);
    const registered = new Promise<string>((resolve) =>
      devTools.on(
        'ServiceWorker.workerRegistrationUpdated',
        ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId),
      ),
    );
    await devTools.send('ServiceWorker.enable');
    const push = { origin: office.switchboard.url, registrationId: await registered, data: JSON.stringify(service.to(subscription)[0]) };
    const shown =
      'navigator.serviceWorker.ready.then((it) => it.getNotifications()).then((all) => all.map(({ title, body, tag }) => [title, body, tag]))';
    // Whoever looks at the desk is shown nothing.
    await devTools.send('ServiceWorker.deliverPushMessage', push);
    await devTools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await page.context().newPage();
    await other.bringToFront();
    await eventually(async () => {
      if ((await page.evaluate<unknown[]>(shown)).length > 0) return true;
      await devTools.send('ServiceWorker.deliverPushMessage', push);
      return false;
    }, 'a notification');
    expect(await page.evaluate(shown)).toEqual([['Mara Jensen', 'Charged twice', chat.id]]);
    const [worker] = page.context().serviceWorkers();
    await worker!.evaluate(`registration.getNotifications().then(([notification]) =>
      dispatchEvent(new NotificationEvent('notificationclick', { notification })))`);
    await log(page).getByText('Charged twice').waitFor();

    await page.getByRole('link', { name: 'Alerts' }).click();
    await part.getByText('With the page closed').click();
    await part.getByText('Off', { exact: true }).waitFor();
    await eventually(async () => (await office.switchboard.probe.pushSubscriptionsOf(ana.id)).length === 0, 'the subscription to end');
    await goHome(office, [ana], page);
    service.stop();
  });
});
