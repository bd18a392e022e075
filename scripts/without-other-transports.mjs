/** Vite plugin that removes engine.io's other transports, and the base64 that one of them needs, since the client uses WebSockets only. */
export const withoutOtherTransports = {
  name: 'without-other-transports',
  enforce: 'pre',
  load(id) {
    if (/engine\.io-client\/build\/esm\/transports\/index\.js$/.test(id))
      return "import { WS } from './websocket.js'; export const transports = { websocket: WS };";
    if (/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/.test(id)) return 'export class XHR {}';
    if (/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/.test(id)) return 'export class WT {}';
    if (/engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/.test(id)) return 'export const decode = () => undefined;';
    return undefined;
  },
};
