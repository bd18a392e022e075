import type { Page } from 'playwright-core';
import { type Agent, unlimited } from '../kit/cast';
import type { StartedChat, Switchboard } from '../kit/switchboard';
import { until } from './kit/at-the-desk';
import { changedRows, measureEvents, paintedAfter, paintedFloor, percentile, watchRows } from './kit/painted';
import { buildPagesIfOlder, Pages, shot, violations } from './kit/pages';

const CHATS = 500;
const WRITERS = 6;
/** A story asserts what is drawn; how long it takes is for whoever asks, since a busy machine decides it. */
const SAMPLES = process.env.MEASURE ? 42 : WRITERS;
const WARM = 6;

describe('With 500 chats', () => {
  let switchboard: Switchboard;
  let pages: Pages;
  let ana: Agent;
  let page: Page;
  const writers: StartedChat[] = [];

  beforeAll(async () => {
    buildPagesIfOlder();
    switchboard = await unlimited({ maxConcurrentChats: CHATS }, { pages: true });
    pages = await Pages.open(switchboard);
    ana = await switchboard.agentOnline({ name: 'Ana Duarte' });
    for (let n = 0; n < WRITERS; n += 1)
      writers.push(await switchboard.startChat({ customer: { name: `Writer ${n}` }, message: `I am number ${n}` }));
    await switchboard.probe.doctor.giveChats(ana.id, CHATS - WRITERS);
    page = await pages.signedIn(ana);
    await measureEvents(page, 'message.created');
    await row('Customer 1').getByText('Question 1').waitFor({ timeout: 30_000 });
    await page.locator(`[role=grid][aria-rowcount="${CHATS}"]`).waitFor({ timeout: 30_000 });
    await page.getByRole('grid').getByText('No messages yet').first().waitFor({ state: 'detached', timeout: 30_000 });
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    await switchboard.stop();
  });
  afterEach(() => expect(pages.complaints()).toEqual([]));

  const row = (name: string) => page.getByRole('grid').getByRole('row', { name, exact: true });
  const writes = (n: number, text: string) =>
    switchboard.as({ token: writers[n]!.customerToken }).post(`/chats/${writers[n]!.chat.id}/messages`, { clientMessageId: text, text });

  it('the list draws what is in sight, and says how many there are', async () => {
    expect(await page.getByRole('row').count()).toBeLessThan(40);
    expect(await page.evaluate<number>("document.querySelectorAll('*').length")).toBeLessThan(800);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(CHATS));
    expect(await violations(page)).toEqual([]);
    await shot(page, '500-chats');
  });

  it('a word of a customer changes one row', async () => {
    await watchRows(page);
    await writes(3, 'Here is more');
    await row('Writer 3').getByText('Here is more').waitFor();
    expect(await changedRows(page)).toEqual([expect.stringContaining('Writer 3')]);
  });

  it('shows each message in its row', async () => {
    const before = (await paintedAfter(page)).length;
    for (let n = 0; n < SAMPLES; n += 1) {
      await writes(n % WRITERS, `word ${n}`);
      await row(`Writer ${n % WRITERS}`)
        .getByText(`word ${n}`, { exact: true })
        .waitFor();
    }
    const all = (await paintedAfter(page)).slice(before);
    expect(all.length).toBeGreaterThanOrEqual(SAMPLES);
    if (!process.env.MEASURE) return;
    const said = (what: string, values: number[]): string =>
      `${what} p50 ${percentile(values, 0.5).toFixed(1)} ms, p95 ${percentile(values, 0.95).toFixed(1)} ms of ${values.length}`;
    const floor = await paintedFloor(page, SAMPLES - WARM);
    process.stderr.write(`with ${CHATS} chats: ${said('event to painted', all.slice(WARM))}; ${said('floor', floor)}\n`);
  });

  it('a chat of 10,000 messages is as light as any, and opens at the one that was found', async () => {
    const { chat } = writers[5]!;
    const { lastSeq } = (await ana.api.get(`/chats/${chat.id}`)).body as { lastSeq: number };
    await switchboard.probe.doctor.writeMessages(chat.id, { from: lastSeq + 1, to: 10_000 });
    const isInSight = (text: string): string =>
      `[...document.querySelectorAll('[role=log] p')].some((each) => each.textContent === '${text}' && each.getBoundingClientRect().top > 0)`;
    const rows = (): Promise<number> => page.evaluate("document.querySelectorAll('[role=log] article').length");
    await page.goto(`${switchboard.url}/inbox/${chat.id}?seq=9500`);
    await until(page, isInSight('9500'));
    expect(await rows()).toBeLessThanOrEqual(400);
    await page.evaluate("document.querySelector('[role=log]').scrollTop = 1e9");
    await until(page, isInSight('10000'));
    expect(await rows()).toBeLessThanOrEqual(200);
    expect(await violations(page)).toEqual([]);
  });

  it('what was looked at is forgotten: forty switches leave no more than ten', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const left = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'Nodes')!.value;
    };
    const switches = async (times: number): Promise<void> => {
      for (let n = 0; n < times; n += 1) {
        await page.keyboard.press(n % 10 < 5 ? 'Alt+ArrowDown' : 'Alt+ArrowUp');
        await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
      }
    };
    await switches(10);
    const early = await left();
    await switches(40);
    expect(await left()).toBeLessThan(early * 1.2);
  });

  it('the keyboard goes to the end of the list and back', async () => {
    await row('Writer 0').focus();
    await page.keyboard.press('End');
    await row(`Customer ${CHATS - WRITERS}`).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(40);
    await page.keyboard.press('Home');
    await row('Writer 0').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('I am number 0').waitFor();
  });
});
