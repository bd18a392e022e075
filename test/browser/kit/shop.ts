import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a page of the company may be like. */
export interface ShopPage {
  /** Options of `boot`. */
  boot?: object;
  /** Script of the page that runs before the widget's. */
  before?: string;
  lang?: string;
  /** Whether the page has the widget's script twice, by mistake. */
  twice?: boolean;
}

const HOSTILE_STYLES = `
  * { all: unset !important; color: #063 !important; font: 31px/2 fantasy !important; box-sizing: content-box !important; }
  html, body { display: block !important; min-height: 2000px !important; }
  button, input, textarea, div, p, header, switchboard-chat { position: static !important; transform: rotate(9deg) !important; margin: 44px !important; background: hotpink !important; display: inline !important; visibility: hidden !important; }
`;

/** A foreign site: another origin, a style sheet that spoils whatever it reaches, and a policy that allows what docs/widget.md says. */
export class Shop {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(switchboardUrl: string, page: () => ShopPage): Promise<Shop> {
    const socket = switchboardUrl.replace(/^http/, 'ws');
    const policy = [
      "default-src 'none'",
      `script-src 'self' ${switchboardUrl}`,
      "style-src 'self'",
      `connect-src ${switchboardUrl} ${socket}`,
      `img-src 'self' ${switchboardUrl} blob:`,
      `media-src ${switchboardUrl} blob:`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ');
    const server = createServer((request, response) => {
      const { boot = {}, before = '', lang = 'en', twice = false } = page();
      const script = `${before}
        window.Switchboard ||= function () { (Switchboard.q ||= []).push(arguments); };
        Switchboard('boot', ${JSON.stringify(boot)});`;
      const contents: Record<string, [type: string, body: string]> = {
        '/style.css': ['text/css', HOSTILE_STYLES],
        '/page.js': ['text/javascript', script],
        '/': [
          'text/html; charset=utf-8',
          `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
          <title>A shop</title><link rel="icon" href="/style.css"><link rel="stylesheet" href="/style.css"><script src="/page.js"></script>
          ${`<script async src="${switchboardUrl}/widget.js"></script>`.repeat(twice ? 2 : 1)}</head><body><main><h1>A shop</h1><button id="buy">Buy</button></main></body></html>`,
        ],
      };
      const [type, body] = contents[request.url!.split('?')[0]!] ?? ['text/plain', ''];
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy, 'cache-control': 'no-cache' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Shop(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.closeAllConnections();
      this.server.close(() => resolve());
    });
  }
}
