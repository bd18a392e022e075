/* global addEventListener, CSSStyleSheet, document, parent, queueMicrotask, window */
// The real widget with settings that are not saved, in a frame of the page that changes them. What it asks of the server is answered here:
// its settings as they were sent, and all else is refused. The policy of the page lets nothing leave it.
let settings;

class AnsweredHere {
  open(method, url) {
    this.isForSettings = method === 'GET' && new URL(url).pathname === '/v1/widget/config';
  }

  setRequestHeader() {}

  send() {
    queueMicrotask(() => {
      this.status = this.isForSettings ? 200 : 403;
      this.response = this.isForSettings ? settings.config : {};
      this.onload?.();
      this.onloadend?.();
    });
  }
}
window.XMLHttpRequest = AnsweredHere;

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

let shown = Promise.resolve();
let isThere = false;

async function show(next) {
  settings = next;
  document.documentElement.lang = next.locale;
  sheet.replaceSync(`:root{background:${next.ground};color-scheme:${next.mode}}`);
  if (isThere) await window.Switchboard('shutdown');
  isThere = true;
  await window.Switchboard('boot', { locale: next.locale, sound: false });
  if (next.isOpen) await window.Switchboard('open');
  parent.postMessage('shown', '*');
}

addEventListener('load', () => {
  addEventListener('message', ({ source, data }) => {
    if (source === parent) shown = shown.then(() => show(data)).catch(() => undefined);
  });
  parent.postMessage('ready', '*');
});
