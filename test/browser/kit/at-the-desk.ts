import { inForm } from '../../../libs/kernel/testing/form';
import type { Page } from 'playwright-core';
import type { Staff, StartedChat, Switchboard } from '../../kit/switchboard';
import { buildPagesIfOlder, Pages, shot, violations } from './pages';

// Before a server starts: its connections would run out of time while the build takes the process.
buildPagesIfOlder();

/** A server with a browser beside it, for all stories of a file. */
export interface Office {
  switchboard: Switchboard;
  pages: Pages;
}

export async function openOffice(switchboard: Promise<Switchboard>, browser?: 'whole'): Promise<Office> {
  const opened = await switchboard;
  return { switchboard: opened, pages: await Pages.open(opened, browser) };
}

export async function closeOffice({ switchboard, pages }: Office): Promise<void> {
  await pages.close();
  await switchboard.stop();
}

export const log = (page: Page) => page.getByRole('log');
export const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
export const row = (page: Page, name: string) => page.getByRole('grid').getByRole('row', { name });

/** The next story has people of its own, who are the only ones: these are let go, with what they had open. */
export async function goHome({ switchboard, pages }: Office, people: Staff[], ...windows: Page[]): Promise<void> {
  await Promise.all(windows.map((page) => pages.leave(page)));
  const { api } = await switchboard.admin();
  for (const { id } of people) await api.patch(`/users/${id}`, { active: false });
  for (const { id } of (await api.get('/chats?status=active,offered,queued&limit=100')).body.data as { id: string }[])
    await api.post(`/chats/${id}/close`);
}

/** A customer of this name writes. */
export const writes = ({ switchboard }: Office, name: string, message: string, more: object = {}): Promise<StartedChat> =>
  switchboard.startChat({ customer: { name }, message, ...more });

const PATIENCE_MS = 20_000;
const AGAIN_MS = 50;

/** Waits until an expression is true in the page, whose policy and clock it leaves alone. */
export async function until(page: Page, expression: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  // While a page is left there is nothing to ask.
  while (!(await page.evaluate<boolean>(expression).catch(() => false))) {
    if (performance.now() > end) throw new Error(`Never true: ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** Pictures alone: what has to be so from right to left is tried where it is the story. */
async function shotTheOtherWayRound(page: Page, name: string): Promise<void> {
  await page.evaluate("document.documentElement.dir = 'rtl'");
  await shot(page, `${name}-rtl`);
  await page.evaluate("document.documentElement.dir = 'ltr'");
}

/** In the short form every other state has its turn: they are states of the same pages, and axe takes as long as a story needs to get there. */
let turn = 0;
const isTheirTurn = (): boolean => turn++ % 2 === 0;

const IN_FULL = inForm({ full: 1, short: 0 }) === 1;

/**
 * Axe finds nothing: in the short form in the light theme, whose colours are paired like those of the dark one (`contrast.spec.ts`); in full
 * in both, and at the widths given, of which pictures are taken as well.
 */
export async function isFine(page: Page, name: string, widths: number[] = []): Promise<string[]> {
  if (!IN_FULL) return isTheirTurn() ? (await violations(page)).map((each) => `light: ${each}`) : [];
  const found: string[] = [];
  await page.emulateMedia({ colorScheme: 'dark' });
  // Themes differ in colours alone.
  found.push(...(await violations(page, ['color-contrast'])).map((each) => `dark: ${each}`));
  await shot(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  found.push(...(await violations(page)).map((each) => `light: ${each}`));
  await shot(page, `${name}-light`);
  if (process.env.SHOTS) await shotTheOtherWayRound(page, name);
  const { width, height } = page.viewportSize()!;
  for (const other of widths) {
    await page.setViewportSize({ width: other, height });
    found.push(...(await violations(page)).map((each) => `${other}: ${each}`));
    await shot(page, `${name}-${other}`);
  }
  if (widths.length > 0) await page.setViewportSize({ width, height });
  return found;
}
