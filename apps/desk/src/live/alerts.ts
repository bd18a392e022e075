import type { ChatView, ExternalStore, ServerEvents } from '#client/core';
import { timeOfDay } from '#ui/format/time';
import { saidIn } from '../thread/said';
import { t } from '../words';
import type { Desk } from './desk';
import { chime } from './chime';
import { notify } from './channels';
import type { AlertEvent } from './preferences';

const AT_MOST_EVERY_MS = 4_000;
/** Whoever looks at a chat, in whatever tab, has read its message within this. */
const GRACE_MS = 700;
/** A message that comes with a catch-up calls nobody. */
const NEWS_FOR_MS = 60_000;
const LOOK_MS = 1_000;

export interface Alert {
  event: AlertEvent;
  chatId: string;
  title: string;
  body: string;
}

export interface AlertsState {
  /** Of several tabs one sounds and notifies. */
  leads: boolean;
  /** What calls somebody and was not seen yet. */
  pending: readonly Alert[];
}

interface Pending extends Alert {
  /** How often it has called. */
  calls: number;
  /** By `performance.now()`; it calls from then on. */
  dueAt: number;
}

/**
 * Calls an agent who looks elsewhere: for offers, chats that were assigned, and messages in one's own chats, by sound and desktop
 * notification, again and again until they are seen. An offer is seen when it is over; a chat when it was read, in whatever tab.
 */
export class Alerts implements ExternalStore<AlertsState> {
  private readonly pending = new Map<string, Pending>();
  private leads = false;
  private soundAt = -Infinity;
  /** Hands that called already: they are told again after each reconnect. */
  private readonly handsHeard = new Set<string>();
  private state: AlertsState = { leads: false, pending: [] };
  private readonly listeners = new Set<() => void>();
  private readonly leaving = new AbortController();
  private readonly stops: (() => void)[];
  private clock: ReturnType<typeof setInterval> | undefined;
  /** Goes to a chat; the shell knows how. */
  open: (chatId: string, event: AlertEvent) => void = () => undefined;

  constructor(private readonly desk: Desk) {
    const { client, user, offers, inbox, hands } = desk;
    const assigned = (chat: ChatView): void =>
      this.add('assigned', chat.id, t('alerts.assigned', { name: chat.customer.name }), chat.subject ?? '');
    this.stops = [
      client.on('chat.offered', ({ chat }) =>
        this.add('offer', chat.id, t('alerts.offered', { name: chat.customer.name }), chat.subject ?? ''),
      ),
      client.on('chat.assigned', ({ chat }) => void (chat.agentId === user.id && assigned(chat))),
      client.on('chat.transferred', ({ chat, toAgentId }) => void (toAgentId === user.id && assigned(chat))),
      client.onMessage((message) => {
        if (message.sender.type !== 'customer' || !inbox.row(message.chatId)) return;
        if (client.serverTime.now() - Date.parse(message.createdAt) > NEWS_FOR_MS) return;
        this.add('message', message.chatId, message.sender.name, saidIn(message) ?? t('alerts.file'));
      }),
      client.on('mention.created', ({ chatId, note }) =>
        this.add('mention', chatId, t('alerts.mention', { name: note.author.name }), note.text),
      ),
      client.on('chat.hand_changed', (hand) => void (hand.raised && desk.isSupervisor && this.heardHand(hand))),
      client.on('chat.due_soon', ({ chatId }) => this.due(chatId, 'alerts.dueSoon')),
      client.on('chat.overdue', ({ chatId }) => this.due(chatId, 'alerts.overdue')),
      client.on('chat.escalated', (escalated) => this.escalated(escalated)),
      offers.subscribe(() => this.look()),
      hands.subscribe(() => this.pending.size > 0 && this.look()),
      inbox.subscribe(() => this.pending.size > 0 && this.look()),
    ];
    // Of a notification that was shown while no page was in front.
    navigator.serviceWorker?.addEventListener('message', this.hearWorker);
    this.lead();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getSnapshot = (): AlertsState => this.state;

  stop(): void {
    this.leaving.abort();
    clearInterval(this.clock);
    for (const stop of this.stops) stop();
    navigator.serviceWorker?.removeEventListener('message', this.hearWorker);
  }

  private readonly hearWorker = ({ data }: MessageEvent<{ chatId: string }>): void => this.open(data.chatId, 'assigned');

  /** Waits for its turn to be the tab that calls: it is over when the tab is. */
  private lead(): void {
    const { signal } = this.leaving;
    const whileOpen = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    void navigator.locks
      .request(`switchboard.alerts.${this.desk.user.id}`, { signal }, () => {
        this.leads = true;
        this.changed();
        return whileOpen;
      })
      .catch(() => undefined);
  }

  private heardHand({ chatId, agentId, note, raisedAt }: ServerEvents['chat.hand_changed']): void {
    const hand = `${chatId} ${raisedAt}`;
    if (this.handsHeard.has(hand) || agentId === this.desk.user.id) return;
    this.handsHeard.add(hand);
    const name = this.desk.roster.row(agentId)?.name ?? t('alerts.anAgent');
    this.add('hand', chatId, t('alerts.hand', { name }), note ?? '');
  }

  /** Supervisors hear it of all chats, and are called for their own. */
  private due(chatId: string, words: 'alerts.dueSoon' | 'alerts.overdue'): void {
    const row = this.desk.inbox.row(chatId);
    if (row) this.add('due', chatId, t(words, { name: row.chat.customer.name }), row.last?.text ?? '');
  }

  /** Also of chats of others: who has answered is asked before each further call. */
  private escalated({ chatId, since }: ServerEvents['chat.escalated']): void {
    const row = this.desk.inbox.row(chatId);
    const title = row ? t('alerts.overdue', { name: row.chat.customer.name }) : t('alerts.escalated');
    this.add('escalation', chatId, title, t('alerts.since', { time: timeOfDay(since) }));
  }

  private add(event: AlertEvent, chatId: string, title: string, body: string): void {
    if (!this.desk.preferences.getSnapshot().alerts.events[event]) return;
    const key = event === 'assigned' || event === 'message' ? chatId : `${event}:${chatId}`;
    const grace = event === 'offer' || event === 'hand' ? 0 : GRACE_MS;
    this.pending.set(key, { event, chatId, title, body, calls: 0, dueAt: performance.now() + grace });
    this.changed();
    if (grace === 0) this.look();
    else setTimeout(() => this.look(), grace);
    this.clock ??= setInterval(() => this.look(), LOOK_MS);
  }

  /** Forgets what was seen, and calls for what is due. */
  private look(): void {
    const before = this.pending.size;
    for (const [key, alert] of this.pending) if (this.isSeen(alert)) this.pending.delete(key);
    if (this.pending.size !== before) this.changed();
    if (this.pending.size === 0) {
      clearInterval(this.clock);
      this.clock = undefined;
    }
    const now = performance.now();
    const due = [...this.pending.values()].filter(({ dueAt }) => dueAt <= now);
    const { repeats, repeatSeconds, repeatTimes } = this.desk.preferences.getSnapshot().alerts;
    for (const alert of due) {
      const isLast = !repeats || (repeatTimes !== null && alert.calls >= repeatTimes);
      alert.dueAt = isLast ? Infinity : now + repeatSeconds * 1000;
      alert.calls += 1;
      if (!this.leads) continue;
      if (alert.event === 'escalation' && alert.calls > 1) void this.callIfUnanswered(alert);
      else this.call(alert);
    }
  }

  private isSeen({ event, chatId, dueAt }: Pending): boolean {
    if (event === 'offer') return !this.desk.offers.getSnapshot().some(({ chat }) => chat.id === chatId);
    if (event === 'mention' || (event === 'escalation' && !this.desk.inbox.row(chatId))) return isLookedAt(chatId);
    // It sounds also while the wall is looked at, where it is seen then.
    if (event === 'hand') return !this.desk.hands.has(chatId) || (dueAt > performance.now() && (isLookedAt(chatId) || isLookedAt('/wall')));
    const row = this.desk.inbox.row(chatId);
    if (event === 'due' || event === 'escalation') return !row?.waitingSince || isLookedAt(chatId);
    // Before it is due the chat may not have come into the list yet.
    if (!row) return dueAt <= performance.now();
    // A chat in which nobody wrote yet is seen when it is looked at.
    return row.last === null ? isLookedAt(chatId) : row.unread === 0;
  }

  private async callIfUnanswered(alert: Pending): Promise<void> {
    const chat = await this.desk.client.rest.get<ChatView>(`/chats/${alert.chatId}`).catch(() => null);
    if (chat && chat.status !== 'closed' && (chat.agentId === null || chat.awaitingReplySince !== null)) this.call(alert);
    else if (this.pending.delete(`escalation:${alert.chatId}`)) this.changed();
  }

  private call({ title, body, chatId, event }: Alert): void {
    const alerting = this.desk.preferences.getSnapshot().alerts;
    const { channels } = alerting;
    const now = performance.now();
    if (channels.sound && now - this.soundAt >= AT_MOST_EVERY_MS && chime(alerting)) this.soundAt = now;
    if (channels.desktop && !document.hasFocus()) notify({ title, body, tag: chatId }, () => this.open(chatId, event));
  }

  private changed(): void {
    this.state = { leads: this.leads, pending: [...this.pending.values()] };
    for (const listener of this.listeners) listener();
  }
}

/** Whether the page is looked at that has a chat open, or is called that. */
const isLookedAt = (place: string): boolean =>
  document.hasFocus() && (location.pathname.endsWith(place) || location.search.includes(place));
