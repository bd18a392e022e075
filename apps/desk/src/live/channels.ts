import type { AlertChannel } from './preferences';
import { maySound, onSoundChange } from './chime';

/** `ask`: it works once somebody allows it, by a click; `blocked`: the browser was told not to. */
export type ChannelState = 'works' | 'ask' | 'blocked' | 'missing';

/** What this browser, at this moment, lets each channel do. */
export const stateOf: Record<AlertChannel, () => ChannelState> = {
  sound: () => (maySound() ? 'works' : 'ask'),
  desktop: () => {
    if (!('Notification' in globalThis)) return 'missing';
    return ({ granted: 'works', denied: 'blocked', default: 'ask' } as const)[Notification.permission];
  },
  title: () => 'works',
  badge: () => 'works',
};

/** Called when a channel may work, or no longer may. @returns how to stop */
export function onChannelChange(listener: () => void): () => void {
  const stopSound = onSoundChange(listener);
  // Permissions are changed in the browser's own windows, after which this one has the focus again.
  addEventListener('focus', listener);
  return () => {
    stopSound();
    removeEventListener('focus', listener);
  };
}

/** @param onOpen somebody chose it */
export function notify({ title, body, tag }: { title: string; body: string; tag: string }, onOpen: () => void): void {
  if (stateOf.desktop() !== 'works') return;
  // `renotify` is not in TypeScript's library: without it a second call of the same chat is silent.
  const options: NotificationOptions & { renotify: boolean } = { body, tag, renotify: true };
  const notification = new Notification(title, options);
  notification.onclick = () => {
    window.focus();
    notification.close();
    onOpen();
  };
}

const icon = (): HTMLLinkElement | null => document.querySelector('link[rel="icon"]');
let plain: string | undefined;

/** A dot on the tab's icon, and the number on the app's where it is installed. */
export function showBadge(count: number, dotted: string): void {
  const link = icon();
  if (link) {
    plain ??= link.href;
    const href = new URL(count > 0 ? dotted : plain, link.baseURI).href;
    // Setting it draws it anew, also when it is the same.
    if (link.href !== href) link.href = href;
  }
  const { setAppBadge, clearAppBadge } = navigator as Partial<Navigator>;
  const done = count > 0 ? setAppBadge?.call(navigator, count) : clearAppBadge?.call(navigator);
  void done?.catch(() => undefined);
}
