import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** A JWT as the company's own server signs it. */
export function signed(claims: object, secret: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

/** What a customer might take a picture of. */
export function statement(): Promise<Buffer> {
  const line = (row: number): string => {
    const [y, isTwice] = [96 + row * 36, row === 1 || row === 2];
    const ground = isTwice ? `<rect y="${y - 20}" width="480" height="36" fill="#fdeeee"/>` : '';
    const mark = isTwice ? '#b3261e' : '#555563';
    return `${ground}<rect x="32" y="${y - 6}" width="56" height="8" rx="4" fill="#b9b9c4"/><rect x="108" y="${y - 6}" width="${160 + ((row * 37) % 60)}" height="8" rx="4" fill="#33333d"/><rect x="396" y="${y - 6}" width="52" height="8" rx="4" fill="${mark}"/>`;
  };
  const rows = [0, 1, 2, 3, 4, 5].map(line).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="310"><rect width="480" height="310" fill="#fff"/><rect width="480" height="52" fill="#1d3f66"/><circle cx="40" cy="26" r="10" fill="#f0b429"/><rect x="62" y="21" width="120" height="9" rx="4" fill="#fff"/>${rows}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** What a script returns that finds its way through the widget's shadow. */
export const inShadow = (window: Page, script: string): Promise<unknown> =>
  window.evaluate(`(() => {
    const find = (selector) => document.querySelector('switchboard-chat').shadowRoot.querySelector(selector);
    ${script}
  })()`);

/** Calls the widget as the page does. */
export const verb = (window: Page, ...call: unknown[]): Promise<unknown> =>
  window.evaluate((all) => (globalThis as unknown as { Switchboard: (...args: unknown[]) => Promise<unknown> }).Switchboard(...all), call);
