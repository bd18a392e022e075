import type { Rest } from '#client/core';

/** Who is called at this browser; it is not forgotten by signing out, which ends the subscription at the server. */
const KEY = 'switchboard.push';

interface Kept {
  userId: string;
  showText: boolean;
}

/** `missing`: this browser has no Web Push; `blocked`: it was told not to show notifications. */
export type PushState = 'on' | 'off' | 'blocked' | 'missing';

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

/** The one script that the page may name by itself. */
const script = (): string =>
  (globalThis as { trustedTypes?: Policies }).trustedTypes
    ?.createPolicy('service-worker', { createScriptURL: () => '/sw.js' })
    .createScriptURL('/sw.js') ?? '/sw.js';
let registered: Promise<ServiceWorkerRegistration> | undefined;
const worker = (): Promise<ServiceWorkerRegistration> => (registered ??= navigator.serviceWorker.register(script()));

export function keptOf(userId: string): Kept | null {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
  return kept?.userId === userId ? kept : null;
}

export function pushStateOf(userId: string): PushState {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) return 'missing';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' && keptOf(userId) !== null ? 'on' : 'off';
}

/** Has this browser called from now on; it asks for the permission, so it needs a click. @returns whether it was permitted */
export async function subscribe(rest: Rest, userId: string, showText: boolean): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  await tell(rest, showText);
  localStorage.setItem(KEY, JSON.stringify({ userId, showText }));
  return true;
}

/** With the login that is new now: the earlier one took its subscription along. */
export async function renewPush(rest: Rest, userId: string): Promise<void> {
  const kept = keptOf(userId);
  if (kept && pushStateOf(userId) === 'on') await tell(rest, kept.showText);
}

export async function unsubscribe(rest: Rest): Promise<void> {
  localStorage.removeItem(KEY);
  const subscription = await (await worker()).pushManager.getSubscription();
  if (!subscription) return;
  const { endpoint } = subscription;
  await subscription.unsubscribe();
  await rest.delete('/me/push-subscriptions', { endpoint });
}

async function tell(rest: Rest, showText: boolean): Promise<void> {
  const { pushManager } = await worker();
  const { publicKey } = await rest.get<{ publicKey: string }>('/me/push-key');
  const subscription =
    (await pushManager.getSubscription()) ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }));
  await rest.post('/me/push-subscriptions', { ...subscription.toJSON(), showText });
}
