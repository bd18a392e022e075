import type { AttachmentView, ChatView, DraftView, ServerEvents } from '#client/core';
import { SwitchboardClient } from '#client/conversation';
import {
  Notes,
  Offers,
  OwnStatus,
  QueueFeed,
  RaisedHands,
  RosterFeed,
  StaffLogin,
  type StaffUser,
  UnreadMarks,
  Viewers,
  Watchers,
} from '#client/desk';
import { Gate, ProblemError } from '#client/core';
import { QueryClient } from '@tanstack/react-query';
import { setServerOffset } from '#ui/parts/Timer/second';
import { undo } from '../commands/undo';
import { queriesOf } from '../data/queries';
import { whenIdle } from '../shell/after-paint';
import { Alerts } from './alerts';
import { DraftSync } from './draft-sync';
import { Drafts } from './drafts';
import { InboxRows } from './inbox-rows';
import { patchQueries } from './patches';
import { PreferencesStore } from './preferences';
import { forgetClosings, resumeClosings } from './closing';
import { forgetUnsent, hearOtherTabs, soonSent, unsentOf } from './sending';
import { Uploads } from './uploads';
import { Version } from './version';

const ACTIVITY_MS = 30_000;
/** Until the page has drawn what is to be seen first, it shares neither the server nor the processor with hundreds of other chats. */
const JOINS_AT_FIRST = 2;
const JOINS_AT_ONCE = 16;

/** Everything that is live at a desk, from signing in to signing out. Pages hear it by `useSyncExternalStore`. */
export class Desk {
  /** What was read by REST; it goes when its reader signs out. */
  readonly queries = new QueryClient({
    defaultOptions: { queries: { retry: (count, error) => count < 2 && isPassing(error), refetchOnWindowFocus: false, staleTime: 30_000 } },
  });
  readonly client: SwitchboardClient;
  readonly own: OwnStatus;
  readonly queue: QueueFeed;
  readonly roster: RosterFeed;
  readonly offers: Offers;
  readonly hands: RaisedHands;
  readonly watchers: Watchers;
  readonly viewers: Viewers;
  readonly unreadMarks: UnreadMarks;
  readonly inbox: InboxRows;
  readonly drafts: Drafts;
  readonly draftSync: DraftSync;
  readonly uploads: Uploads;
  readonly alerts: Alerts;
  readonly preferences: PreferencesStore;
  readonly version: Version;
  private readonly notes = new Map<string, Notes>();
  /** How many places on the page show a conversation. */
  private readonly lookers = new Map<string, number>();
  private activeAt = 0;
  private readonly stops: (() => void)[] = [];

  constructor(
    readonly login: StaffLogin,
    readonly storage: Storage,
  ) {
    const joins = new Gate<string>(JOINS_AT_FIRST, (chatId) => this.lookers.has(chatId));
    this.client = new SwitchboardClient({ url: location.origin, credentials: login, storage, joins: joins.through });
    this.own = new OwnStatus(this.client);
    this.queue = new QueueFeed(this.client);
    this.roster = new RosterFeed(this.client);
    this.offers = new Offers(this.client);
    this.hands = new RaisedHands(this.client);
    this.watchers = new Watchers(this.client);
    this.viewers = new Viewers(this.client);
    this.unreadMarks = new UnreadMarks(this.client);
    this.inbox = new InboxRows(this.client, async (chatId) => {
      const { rest } = this.client;
      return (await this.queries.fetchQuery(queriesOf(this).targets())).length === 0
        ? null
        : (await rest.get<ChatView>(`/chats/${chatId}`)).dueAt;
    });
    this.drafts = new Drafts(storage, login.accountId);
    this.draftSync = this.syncDrafts(storage);
    this.uploads = new Uploads({
      upload: (chatId, file, options) => this.client.upload(chatId, file, options),
      copy: async (chatId, cannedResponseId) => {
        const path = `/chats/${chatId}/attachments/from-canned-response`;
        return (await this.client.rest.post<{ attachments: AttachmentView[] }>(path, { cannedResponseId })).attachments;
      },
      // What could not be removed is swept away by the server.
      discard: (id) => void this.client.rest.delete(`/attachments/${id}`).catch(() => undefined),
      drafts: this.drafts,
      limits: () => this.queries.fetchQuery(queriesOf(this).settings()),
    });
    this.preferences = new PreferencesStore(localStorage, login.accountId, {
      read: () => this.client.rest.get('/me/preferences'),
      write: (preferences) => this.client.rest.put('/me/preferences', preferences),
    });
    this.alerts = new Alerts(this);
    this.version = new Version(this.client);
    if (localStorage.getItem('switchboard.push') !== null)
      whenIdle(() => void import('./push').then(({ renewPush }) => renewPush(this.client.rest, this.user.id)).catch(() => undefined));
    this.client.on('ready', () => {
      setServerOffset(this.client.serverTime.now() - Date.now());
      whenIdle(() => joins.widen(JOINS_AT_ONCE));
    });
    this.stops.push(patchQueries(this.client, this.queries), this.queue.watch(), hearOtherTabs(this));
    for (const input of ['keydown', 'pointerdown', 'wheel'] as const) addEventListener(input, this.isActive, { passive: true });
    resumeClosings(this);
    void this.preferences.load();
    this.client.connect();
  }

  get user(): StaffUser {
    return this.login.user;
  }

  get isSupervisor(): boolean {
    return this.user.role !== 'agent';
  }

  on<N extends keyof ServerEvents>(name: N, listener: (payload: ServerEvents[N]) => void): () => void {
    return this.client.on(name, listener);
  }

  /** The notes of a chat, kept until the desk is left. */
  notesOf(chatId: string): Notes {
    let notes = this.notes.get(chatId);
    if (!notes) this.notes.set(chatId, (notes = new Notes(this.client, chatId)));
    return notes;
  }

  /**
   * A conversation is looked at. A chat of somebody else is left when the last place is gone that showed it, a moment later: what is read
   * beside a chat may be opened in its place. @returns how to stop
   */
  look(chatId: string): () => void {
    this.lookers.set(chatId, (this.lookers.get(chatId) ?? 0) + 1);
    const conversation = this.client.conversation(chatId);
    return () => {
      this.lookers.set(chatId, this.lookers.get(chatId)! - 1);
      setTimeout(() => {
        if (this.lookers.get(chatId) !== 0) return;
        this.lookers.delete(chatId);
        const { chat } = conversation.getSnapshot();
        if ((!chat || !this.isMine(chat)) && this.client.followed(chatId) === conversation) this.client.leave(chatId);
      });
    };
  }

  /** Whoever comes to a chat that it marked unread has come back to it. */
  comeBackTo(chatId: string): void {
    const seq = this.client.followed(chatId)?.getSnapshot().chat?.lastSeq;
    if (seq && this.unreadMarks.getSnapshot().has(chatId)) void this.client.ask('message.read', { chatId, seq }).catch(() => undefined);
  }

  isMine = ({ agentId, status }: ChatView): boolean => agentId === this.user.id && status !== 'closed';

  /** Does what was ordered and can be taken back: nobody will be here to do so. */
  finish(): void {
    this.draftSync.flush();
    undo.nowAll();
  }

  /** @returns how many messages and notes are here and nowhere else, after a moment in which messages may go */
  async unsent(): Promise<number> {
    await soonSent(this);
    const notes = Object.values(this.drafts.getSnapshot()).filter(({ note }) => note.trim() !== '');
    return unsentOf(this).length + notes.length;
  }

  /** Nothing of what was written stays behind in this browser. */
  forget(): void {
    this.draftSync.clear();
    this.drafts.clear();
    forgetUnsent(this);
    forgetClosings(this);
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.draftSync.flush);
    this.draftSync.stop();
    for (const input of ['keydown', 'pointerdown', 'wheel'] as const) removeEventListener(input, this.isActive);
    for (const stop of this.stops) stop();
    for (const notes of this.notes.values()) notes.stop();
    this.offers.stop();
    this.uploads.stop();
    this.alerts.stop();
    this.version.stop();
    this.preferences.stop();
    this.client.close();
    this.queries.clear();
  }

  private syncDrafts(storage: Storage): DraftSync {
    const { rest } = this.client;
    const home = {
      read: (chatId: string) => rest.get<DraftView>(`/chats/${chatId}/draft`),
      write: (chatId: string, draft: object) => rest.put(`/chats/${chatId}/draft`, draft),
      end: (chatId: string) => rest.delete(`/chats/${chatId}/draft`),
    };
    const sync = new DraftSync(this.drafts, home, storage, `switchboard.drafts-kept.${this.user.id}`);
    this.client.on('ready', () => sync.resume());
    this.client.onMessage(({ chatId, sender, text }) => sender.id === this.user.id && sync.said(chatId, text ?? ''));
    let before: readonly ChatView[] = [];
    this.stops.push(
      this.client.chats.subscribe(() => {
        const now = this.client.chats.getSnapshot();
        const ids = new Set(now.map(({ id }) => id));
        for (const { id } of before) if (!ids.has(id)) sync.ended(id);
        before = now;
      }),
    );
    document.addEventListener('visibilitychange', sync.flush);
    return sync;
  }

  /** Real input shows that somebody is there; the server need not hear of each key. */
  private isActive = (): void => {
    const now = performance.now();
    if (this.activeAt !== 0 && now - this.activeAt < ACTIVITY_MS) return;
    this.activeAt = now;
    void this.client.ask('activity', {}).catch(() => undefined);
  };
}

const isPassing = (error: unknown): boolean => error instanceof ProblemError && error.isPassing;
