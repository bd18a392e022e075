import type { ExternalStore } from '#client/core';
import type { SwitchboardClient } from '#client/conversation';

const AT_MOST_EVERY_MS = 5 * 60_000;

/** The script by which a document begins has the hash of everything in its name: it is the name of the build. */
const BUILD = /\/assets\/index-[\w-]+\.js/;

/**
 * Whether the server has a newer desk than the one that runs here. It is asked when the connection is back, as after the restart of a new
 * version, and when somebody comes back to the window.
 */
export class Version implements ExternalStore<boolean> {
  private readonly own = BUILD.exec(document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '')?.[0];
  private isNew = false;
  private askedAt = -Infinity;
  private greetings = 0;
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[];

  constructor(client: SwitchboardClient) {
    const comeBack = (): void => {
      if (performance.now() - this.askedAt > AT_MOST_EVERY_MS) void this.ask();
    };
    addEventListener('focus', comeBack);
    this.stops = [
      client.on('ready', () => {
        this.greetings += 1;
        if (this.greetings > 1) void this.ask();
      }),
      () => removeEventListener('focus', comeBack),
    ];
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getSnapshot = (): boolean => this.isNew;

  stop(): void {
    for (const stop of this.stops) stop();
  }

  private async ask(): Promise<void> {
    if (this.own === undefined || this.isNew) return;
    this.askedAt = performance.now();
    const answer = await fetch('/', { cache: 'no-cache' }).catch(() => undefined);
    const build = answer?.ok ? BUILD.exec(await answer.text())?.[0] : undefined;
    if (build === undefined || build === this.own) return;
    this.isNew = true;
    for (const listener of this.listeners) listener();
  }
}
