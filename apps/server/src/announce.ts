import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const PAGES = [
  { path: '/', title: 'Agent desktop' },
  { path: '/demo', title: 'A page with the widget' },
  { path: '/docs', title: 'API documentation' },
];

export interface Page {
  readonly title: string;
  readonly url: string;
}

/** Returns the line that reports readiness to programs. */
export function readyLine(url: string, docs?: string): string {
  return `${JSON.stringify({ event: 'ready', url, docs })}\n`;
}

/** Lists the pages that are actually served; the front ends may not be built, and a worker has none. */
export function pagesOf(app: NestFastifyApplication, url: string): Page[] {
  const fastify = app.getHttpAdapter().getInstance();
  const served = PAGES.filter(({ path }) => fastify.hasRoute({ method: 'GET', url: path }));
  return served.map(({ path, title }) => ({ title, url: `${url}${path}` }));
}

export function pageLines(pages: readonly Page[]): string[] {
  return pages.map(({ title, url }) => `  ${title.padEnd(24)}${url}`);
}

/** Returns the text for a terminal. */
export function forPeople(url: string, pages: readonly Page[]): string {
  return `\nSwitchboard is ready at ${url}\n\n${pageLines(pages).join('\n')}\n\n  Control-C ends it.\n\n`;
}
