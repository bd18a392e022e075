import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import { FlakyProxy } from '../kit/flaky-proxy';
import { type Staff, Switchboard } from '../kit/switchboard';
import { closeOffice, goHome, isFine, log, type Office, openOffice, reply, row, until, writes } from './kit/at-the-desk';
import { buildPagesIfOlder, PAGES } from './kit/pages';

/** A copy of the built pages, in which a newer version can be put. */
class Build {
  readonly folder = mkdtempSync(join(tmpdir(), 'pages-'));

  constructor() {
    buildPagesIfOlder();
    cpSync(PAGES, this.folder, { recursive: true });
  }

  /** The same pages under another name, as of a build with another text in it. */
  renew(): void {
    const [document, assets] = [join(this.folder, 'desk/index.html'), join(this.folder, 'desk/assets')];
    const html = readFileSync(document, 'utf8');
    const name = /assets\/(index-[\w-]+)\.js/.exec(html)![1]!;
    for (const ending of ['', '.br', '.gz']) cpSync(join(assets, `${name}.js${ending}`), join(assets, `index-newer.js${ending}`));
    const newer = html.replaceAll(`${name}.js`, 'index-newer.js');
    writeFileSync(document, newer);
    writeFileSync(`${document}.br`, brotliCompressSync(newer));
    writeFileSync(`${document}.gz`, gzipSync(newer));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

describe('The desk itself', () => {
  let office: Office;
  let build: Build;
  let ana: Staff;

  beforeAll(async () => {
    build = new Build();
    office = await openOffice(unlimited({ maxConcurrentChats: 20 }, { pages: build.folder }));
  });
  afterAll(async () => {
    await closeOffice(office);
    build.remove();
  });
  beforeEach(async () => {
    ana = await office.switchboard.staff('agent', { name: 'Ana Duarte' });
  });
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const press = async (page: Page, ...keys: string[]): Promise<void> => {
    await page.getByRole('main').focus();
    for (const key of keys) await page.keyboard.press(key);
  };

  itInFull('each key can be another one, and is so after a reload', async () => {
    const page = await office.pages.signedIn(ana);
    await writes(office, 'Ken', 'Anybody?');
    await row(page, 'Ken').waitFor();
    await press(page, '?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    expect(await isFine(page, 'keys', [390])).toEqual([]);
    await keys.getByRole('button', { name: 'Change the key of Next chat' }).first().click();
    await page.keyboard.press('k');
    await keys.getByText('K is the key of “Previous chat” already').waitFor();
    await page.keyboard.press('x');
    await keys.getByText('X', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await row(page, 'Ken').waitFor();
    await press(page, 'x');
    await log(page).getByText('Anybody?').waitFor();
    await press(page, '?');
    await keys.getByRole('button', { name: 'All keys as they were' }).click();
    await keys.getByText('Single letters are commands').click();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await press(page, '?');
    expect(await keys.count()).toBe(0);
    await goHome(office, [ana], page);
  });

  it('F6 goes round the panes, W says why, and A claims the first who waits', async () => {
    const page = await office.pages.signedIn(ana);
    await ana.api.put('/agents/me/status', { status: 'busy' });
    await page.getByRole('button', { name: /Ana Duarte: Busy/ }).waitFor();
    await writes(office, 'Nora', 'Is anybody there?');
    await press(page, 'g', 'q');
    await row(page, 'Nora').waitFor();
    expect(await isFine(page, 'queue')).toEqual([]);
    await press(page, 'a');
    await log(page).getByText('Is anybody there?').waitFor();
    await press(page, 'w');
    const why = page.getByRole('dialog', { name: 'Why it is where it is' });
    await why
      .getByText(/^Ana Duarte/)
      .first()
      .waitFor();
    await why.getByText(/^By the policy/).waitFor();
    const anas = why.getByRole('table', { name: 'Who was thought of' }).getByRole('row', { name: /Ana Duarte.*Busy/ });
    expect(await anas.getByRole('cell').allTextContents()).toEqual(['Busy', '', '', '', '–']);
    expect(await isFine(page, 'why', [390])).toEqual([]);
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    await page.keyboard.press('F6');
    const focused: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      focused.push(await page.evaluate<string>('document.activeElement.getAttribute("aria-label")'));
      await page.keyboard.press('F6');
    }
    expect(focused.toSorted()).toEqual(['Chat with Nora', 'Customer', 'Lists of chats', 'Main']);
    await goHome(office, [ana], page);
  });

  itInFull('panes are as wide as one makes them, by keys and by hand', async () => {
    const page = await office.pages.signedIn(ana);
    const list = page.getByRole('separator', { name: 'Width of the list' });
    const width = async (): Promise<number> => (await page.getByRole('region', { name: 'Lists of chats' }).boundingBox())!.width;
    const before = await width();
    await list.focus();
    await page.keyboard.press('ArrowRight');
    expect(await width()).toBe(before + 16);
    const { x, y } = (await list.boundingBox())!;
    await page.mouse.move(x + 4, y + 300);
    await page.mouse.down();
    await page.mouse.move(x + 44, y + 300);
    await page.mouse.up();
    expect(await width()).toBe(before + 56);
    await page.reload();
    await list.waitFor();
    expect(await width()).toBe(before + 56);
    await list.press('Home');
    expect(await list.getAttribute('aria-valuenow')).toBe('260');
    await goHome(office, [ana], page);
  });

  itInFull(
    'letters count by what they write, on whatever layout; nothing moves for who wants that, nor is anything cut at 400 %',
    async () => {
      const page = await office.pages.signedIn(ana);
      await writes(office, 'Ken Okada-Christophersen-Lindqvist', 'Anybody?');
      await row(page, 'Ken').waitFor();
      await page.getByRole('main').focus();
      // On a Dvorak keyboard J is where C is elsewhere.
      await page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyC', bubbles: true, cancelable: true }))",
      );
      await log(page).getByText('Anybody?').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox', { name: 'Commands' }).waitFor();
      expect(await page.evaluate("document.getAnimations().filter(({ playState }) => playState === 'running').length")).toBe(0);
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 320, height: 256 });
      for (const path of [new URL(page.url()).pathname, '/inbox', '/inbox?view=queue', '/settings/alerts', '/settings/account']) {
        await page.goto(office.switchboard.url + path);
        await page.getByRole('heading').first().waitFor();
        expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320]);
      }
      await goHome(office, [ana], page);
    },
  );

  itInFull('nothing moves when something arrives late', async () => {
    const page = await office.pages.signedIn(ana);
    const { chat } = await writes(office, 'Leo Novak', 'Where is my parcel?');
    await row(page, 'Leo').waitFor();
    for (const late of ['context', 'routing', 'notes', 'draft'])
      await page.route(`**/chats/${chat.id}/${late}`, async (route) => {
        await page.getByRole('textbox', { name: /^Reply to/ }).waitFor();
        await route.continue();
      });
    await page.context().addInitScript({
      content: `globalThis.moved = [];
        new PerformanceObserver((found) => moved.push(...found.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });`,
    });
    await page.goto(`${office.switchboard.url}/inbox/${chat.id}`);
    await page.getByRole('complementary', { name: 'Customer' }).getByText('No tickets.').waitFor();
    await page
      .getByRole('complementary', { name: 'Customer' })
      .getByText(/Ana Duarte/)
      .first()
      .waitFor();
    expect(await page.evaluate<number>('moved.reduce((sum, value) => sum + value, 0)')).toBeLessThan(0.02);
    await goHome(office, [ana], page);
  });

  itInFull('a sign-in that is renewed while one writes is not noticed', async () => {
    const page = await office.pages.signedIn(ana);
    await page.clock.install();
    await page.reload();
    const { customerToken } = await writes(office, 'Priya Nair', 'Is it blue?');
    const customer = await office.switchboard.connect(customerToken);
    await row(page, 'Priya').click();
    await log(page).getByText('Is it blue?').waitFor();
    await reply(page).fill('Yes, ');
    const renewed = page.waitForResponse((response) => response.url().endsWith('/auth/refresh'));
    office.switchboard.clock.advance(901);
    await page.clock.fastForward(901_000);
    await office.switchboard.sweep('DirectoryClock');
    await reply(page).pressSequentially('as blue');
    expect((await renewed).ok()).toBe(true);
    await reply(page).pressSequentially(' as the sea');
    await page.keyboard.press('Enter');
    await customer.heard('message.created', ({ message }) => message.text === 'Yes, as blue as the sea');
    office.switchboard.clock.advance(-901);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await goHome(office, [ana], page);
  });

  itInFull('a newer version is said, and loaded without losing what is written', async () => {
    const page = await office.pages.signedIn(ana);
    await writes(office, 'Zoë', 'Hi');
    await row(page, 'Zoë').click();
    await reply(page).fill('half a sentence');
    const restarted = async (): Promise<void> => {
      await page.context().setOffline(true);
      await page.getByText(/^Offline\./).waitFor();
      await page.context().setOffline(false);
    };
    await restarted();
    await page.getByText(/^Offline\./).waitFor({ state: 'detached' });
    build.renew();
    expect(await page.getByText('There is a newer version').count()).toBe(0);
    await restarted();
    await page.getByText('There is a newer version').waitFor();
    expect(await isFine(page, 'version')).toEqual([]);
    await page.getByRole('button', { name: 'Load it' }).click();
    await page.waitForLoadState('load');
    await log(page).getByText('Hi').waitFor();
    await until(page, "document.querySelector('script[type=module]').src.endsWith('index-newer.js')");
    expect(await reply(page).inputValue()).toBe('half a sentence');
    expect(await page.getByText('There is a newer version').count()).toBe(0);
    await goHome(office, [ana], page);
  });

  // Stands last: passport is one for the process, and asks the server that was started last.
  itInFull('a server that starts anew in the middle of a sentence takes nothing of it, and hears everything once', async () => {
    const options = { pages: build.folder, databaseUrl: office.switchboard.databaseUrl };
    let server = await Switchboard.start(options);
    const proxy = await FlakyProxy.start(() => [server.url], 1);
    const page = await office.pages.signedIn(ana, proxy.url);
    await page.getByText('You are online').waitFor();
    const { chat, customerToken } = await server.startChat({ customer: { name: 'Rae' }, message: 'Hello?' });
    await row(page, 'Rae').click();
    await log(page).getByText('Hello?').waitFor();
    await reply(page).fill('Before');
    await page.keyboard.press('Enter');
    await log(page).getByText('Sent').waitFor();
    await server.stop();
    await reply(page).fill('Meanwhile');
    await page.keyboard.press('Enter');
    await reply(page).pressSequentially('half a sen');
    await page.getByText(/^Offline\./).waitFor();
    expect(await reply(page).inputValue()).toBe('half a sen');
    server = await Switchboard.start(options);
    await page.getByText(/^Offline\./).waitFor({ state: 'detached' });
    await log(page).getByText('Sending…').waitFor({ state: 'detached' });
    await reply(page).pressSequentially('tence');
    await page.keyboard.press('Enter');
    await log(page).getByText('half a sentence').waitFor();
    await log(page).getByText('Sending…').waitFor({ state: 'detached' });
    const { body } = await server.as({ token: customerToken }).get(`/chats/${chat.id}/messages`);
    const said = (body.data as { text: string; sender: { type: string } }[]).filter(({ sender }) => sender.type !== 'system');
    expect(said.map(({ text }) => text)).toEqual(['Hello?', 'Before', 'Meanwhile', 'half a sentence']);
    await goHome(office, [ana], page);
    await proxy.stop();
    await server.stop();
  });
});
