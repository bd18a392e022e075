import { ProblemError } from '#client/core';
import { StaffLogin } from '#client/desk';
import type { Desk } from './desk';

export interface SessionState {
  desk: Desk | null;
  /** The server ended the sign-in while its owner was at work: the page stays, and asks for the password. */
  isOver: boolean;
  /** How much would be lost by signing out now, which is asked about; null while nobody wants to. */
  losing: number | null;
}

const STAY_KEY = 'switchboard.stay';
/** By it the tabs of a browser hear who signed out. */
const OUT_KEY = 'switchboard.signed-out';

const storageFor = (stay: boolean): Storage => (stay ? localStorage : sessionStorage);

/** Who is signed in in this tab. "Stay signed in" keeps the login in localStorage, otherwise it ends with the tab. */
class Session {
  private state: SessionState = { desk: null, isOver: false, losing: null };
  private readonly listeners = new Set<() => void>();
  /** Where the login is kept. */
  private storage: Storage = localStorage;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getSnapshot = (): SessionState => this.state;

  /** The login of before a reload. */
  async resume(): Promise<void> {
    addEventListener('storage', ({ key, newValue }) => key === OUT_KEY && newValue && this.hearSignedOut(newValue));
    if (location.pathname === '/login' && new URLSearchParams(location.search).has('oidc')) return this.takeOver();
    for (const storage of [sessionStorage, localStorage]) {
      const login = StaffLogin.resume({ url: location.origin, storage });
      if (login) return this.begin(login, storage);
    }
  }

  get staysSignedIn(): boolean {
    return localStorage.getItem(STAY_KEY) !== 'no';
  }

  /** @throws ProblemError `auth.bad_credentials`, `rate.limited` … */
  async signIn(email: string, password: string, stay = this.staysSignedIn, code?: string): Promise<void> {
    const storage = storageFor(stay);
    const login = await StaffLogin.signIn({ url: location.origin, storage, email, password, code });
    this.remember(stay);
    const before = this.state.desk;
    if (before && before.user.id !== login.user.id) before.forget();
    before?.close();
    await this.begin(login, storage);
  }

  /** Leaves for the company's provider, which leads back to the sign-in page, and by it to `to`. */
  signInElsewhere(to: string | undefined, stay = this.staysSignedIn): void {
    this.remember(stay);
    location.assign(`/v1/auth/oidc/start${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`);
  }

  /** Somebody is back from the provider. What went wrong meanwhile is said by the sign-in page. */
  private async takeOver(): Promise<void> {
    const storage = storageFor(this.staysSignedIn);
    try {
      await this.begin(await StaffLogin.takeOver({ url: location.origin, storage }), storage);
    } catch (error) {
      const query = new URLSearchParams(location.search);
      query.delete('oidc');
      query.set('problem', error instanceof ProblemError ? error.code : '');
      history.replaceState(null, '', `/login?${query.toString()}`);
    }
  }

  private remember(stay: boolean): void {
    localStorage.setItem(STAY_KEY, stay ? 'yes' : 'no');
  }

  /**
   * Signs out here and on the server; nothing of what was read or written stays behind. What is not sent yet gets a moment to go; if it does
   * not, its author is asked.
   */
  async signOut({ anyway = false } = {}): Promise<void> {
    const { desk } = this.state;
    if (!desk) return;
    desk.finish();
    const losing = anyway ? 0 : await desk.unsent();
    if (losing > 0) return this.set({ ...this.state, losing });
    localStorage.setItem(OUT_KEY, `${desk.user.id} ${Date.now()}`);
    await desk.login.signOut().catch(() => undefined);
    this.leave();
  }

  /** Stays signed in, after all. */
  stay = (): void => this.set({ ...this.state, losing: null });

  /** The same person signed out in another tab. A login that is this tab's own has to be ended on the server as well. */
  private hearSignedOut(who: string): void {
    const { desk } = this.state;
    if (!desk || !who.startsWith(`${desk.user.id} `)) return;
    desk.finish();
    if (this.storage === sessionStorage) void desk.login.signOut().catch(() => undefined);
    else desk.login.forget();
    this.leave();
  }

  private leave(): void {
    this.state.desk?.forget();
    this.state.desk?.close();
    this.set({ desk: null, isOver: false, losing: null });
  }

  /** What a desk needs is loaded when there is somebody to sit at it. */
  private async begin(login: StaffLogin, storage: Storage): Promise<void> {
    const { Desk } = await import('./desk');
    const desk = new Desk(login, storage);
    this.storage = storage;
    this.set({ desk, isOver: false, losing: null });
    desk.client.state.subscribe(() => {
      const state = desk.client.state.getSnapshot();
      if (this.state.desk === desk && state.status === 'ended' && state.reason === 'unauthorized')
        this.set({ ...this.state, isOver: true });
    });
  }

  private set(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const session = new Session();
