import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { StaffLogin } from '../../../libs/client/desk';
import { PASSWORD, type Staff } from '../../kit/switchboard';

const ROOT = join(__dirname, '../../..');
/** Where pages are built. */
export const PAGES = join(ROOT, 'dist/pages');
/** `npm run shots` sets it: where pictures of the pages go. */
const SHOTS = process.env.SHOTS;
const PICTURES = process.env.PICTURES;
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM ?? ''];
/** A window of the shell costs a third less. */
const EXECUTABLES = { shell: ['/usr/bin/chromium-headless-shell', ...WHOLE], whole: WHOLE };
const FLAGS = [
  '--disable-gpu',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // A microphone that beeps, and a camera that counts.
  '--use-fake-device-for-media-stream',
];
const USUAL = { viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' } as const;
/** The shell cannot ask whether a page may record: it may. */
const ASKS_NOBODY = '--use-fake-ui-for-media-stream';
/** A page without a script, in the process of the others. */
const NO_PAGE = '/health/live';
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A busy machine takes its time: nothing waits for it that is there. */
const PATIENCE_MS = 6_000;
jest.setTimeout(90_000);

/** The whole browser of a suite, on the pages as they are built. */
export class Pages {
  private readonly contexts = new Set<BrowserContext>();
  private readonly faults: string[] = [];
  /** Windows that can be used again, and those of them that a story has left. */
  private readonly usual = new Set<Page>();
  private readonly left: Page[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** Starts the browser; notifications and the back-forward cache need a whole one. */
  static async open({ url }: { url: string }, browser: keyof typeof EXECUTABLES = 'shell'): Promise<Pages> {
    const executablePath = EXECUTABLES[browser].find((path) => path !== '' && existsSync(path));
    if (!executablePath) throw new Error('The pages are tested in Chromium: install it (apt install chromium), or name it by CHROMIUM');
    const args = browser === 'shell' ? [...FLAGS, ASKS_NOBODY] : FLAGS;
    return new Pages(await chromium.launch({ executablePath, args, ignoreDefaultArgs: ['--disable-back-forward-cache'] }), url);
  }

  /** A window of its own: nothing is shared with others. */
  window(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    return this.visit(new URL(path, this.url).href, options);
  }

  /** A window of its own whose clock the story moves, at an address of any site. */
  async visitInTime(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.visit('about:blank', { ...USUAL, ...options });
    await page.clock.install();
    await page.goto(url);
    return page;
  }

  /** A window of its own at an address of any site. */
  async visit(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = (await this.again(options)) ?? (await this.open(options));
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isExpected(message.text())) this.faults.push(message.text());
    });
    await page.goto(url);
    return page;
  }

  /**
   * A story is done with a window. The next one that needs a window gets it with nothing left in it, which costs a third of a new one; not
   * for windows with a clock or scripts of a story, whose contexts are closed.
   */
  async leave(page: Page): Promise<void> {
    if (!this.usual.has(page)) return page.context().close();
    page.removeAllListeners();
    await page.context().setOffline(false);
    await page.evaluate(() => sessionStorage.clear());
    const { origin } = new URL(page.url());
    // Before the rest is cleared: a page may store something as it goes.
    await page.goto(new URL(NO_PAGE, this.url).href);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await devTools.detach();
    this.left.push(page);
  }

  private async open(options: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext({ ...USUAL, ...options });
    this.contexts.add(context);
    const page = await context.newPage();
    if (Object.keys(options).length === 0) this.usual.add(page);
    return page;
  }

  /** A window that a story has left, as if it were new. */
  private async again(options: BrowserContextOptions): Promise<Page | undefined> {
    const page = Object.keys(options).length === 0 ? this.left.pop() : undefined;
    if (!page) return undefined;
    const context = page.context();
    await Promise.all([
      context.clearPermissions(),
      context.clearCookies(),
      page.unrouteAll(),
      page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: USUAL.reducedMotion }),
      page.setViewportSize(USUAL.viewport),
    ]);
    return page;
  }

  /** A window, by its path or address, in which somebody signed in before, and stays so: the form has stories of its own. */
  async signedIn({ email }: Pick<Staff, 'email'>, path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const { origin } = new URL(path, this.url);
    await StaffLogin.signIn({ url: origin, storage, email, password: PASSWORD });
    const page = await this.visit(new URL(NO_PAGE, origin).href, options);
    await page.evaluate((items) => items.forEach(([key, value]) => localStorage.setItem(key, value)), [...kept]);
    await page.goto(new URL(path, this.url).href);
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    return page;
  }

  /** What the browser complained of since the last call: errors of scripts, of the content security policy, of requests. */
  complaints(): string[] {
    return this.faults.splice(0);
  }

  async close(): Promise<void> {
    await Promise.all([...this.contexts].map((context) => context.close()));
    await this.browser.close();
  }
}

/** A refusal that the page is to show is an error to the browser's console. */
const isExpected = (text: string): boolean =>
  /status of (401|403|404|409|412|422|429)|net::ERR_(INTERNET_DISCONNECTED|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|CONNECTION_(RESET|REFUSED|CLOSED))|WebSocket connection/.test(
    text,
  );

/** What axe finds wrong with a page by these rules, in short. The page's policy stays on. */
export async function violations(page: Page, rules: string[] = AXE_TAGS): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: AxeViolation[] }> } };
    interface AxeViolation {
      id: string;
      nodes: { html: string; failureSummary?: string }[];
    }
    const { violations: found } = await axe.run({ runOnly, resultTypes: ['violations'], preload: false });
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
    );
  }, rules);
}

/** A picture of the page, when pictures are taken. */
export async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** A picture for the documentation, small, when `npm run pictures` asks for it. */
export async function picture(page: Page, name: string, clip?: { x: number; y: number; width: number; height: number }): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await sharp(await page.screenshot({ clip }))
    .webp({ quality: 82, effort: 6 })
    .toFile(join(PICTURES, `${name}.webp`));
}

/** Called once before any browser story. */
export function buildPagesIfOlder(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build-pages.mjs'), '--if-older'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
