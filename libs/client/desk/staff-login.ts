import type { Role } from '../../protocol';
import type { Credentials } from '../core/credentials';
import { isUnauthorized, unauthorized } from '../core/problem-error';
import { call } from '../core/rest';
import { ObservableValue } from '../core/external-store';
import { inMemory, type KeyValueStorage, readJson, writeJson } from '../core/storage';

const KEY = 'switchboard.login';
/** A token that expires within this time is renewed before it is used. */
const RENEW_BEFORE_MS = 10_000;

export interface StaffUser {
  id: string;
  name: string;
  email: string;
  role: Role;
  avatarUrl: string | null;
  /** Whether a sign-in needs a code; absent from logins that an older version stored. */
  secondFactor?: boolean;
}

interface Login {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
  user: StaffUser;
}

interface StoredLogin extends Login {
  /** Unix milliseconds by this machine's clock. */
  expiresAt: number;
}

/** Mutex among tabs for renewing the token: `navigator.locks` where it exists. */
interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export interface LoginSnapshot {
  /** Null when the login is over. */
  user: StaffUser | null;
}

export interface LoginOptions {
  /** Base URL of the server. */
  url: string;
  /** Storage in which the login survives a reload, shared by tabs. */
  storage?: KeyValueStorage;
}

/**
 * Login of a staff member. A refresh token is valid once, and using it twice ends the login; so only one renewal runs at a time, also among
 * tabs that share a storage.
 */
export class StaffLogin extends ObservableValue<LoginSnapshot> implements Credentials {
  private renewing?: Promise<string>;
  private isOver = false;

  private constructor(
    private readonly url: string,
    private readonly storage: KeyValueStorage,
    private login: StoredLogin,
  ) {
    super(() => ({ user: this.isOver ? null : this.login.user }));
  }

  /** Signs in. @throws ProblemError `auth.bad_credentials`, `auth.code_needed`, `rate.limited` … */
  static signIn({
    url,
    storage = inMemory(),
    ...who
  }: LoginOptions & { email: string; password: string; code?: string }): Promise<StaffLogin> {
    return this.begin(url, storage, '/auth/login', who);
  }

  /** Takes over the login that a sign-in at the company's provider left in this browser. @throws ProblemError `oidc.expired` … */
  static takeOver({ url, storage = inMemory() }: LoginOptions): Promise<StaffLogin> {
    return this.begin(url, storage, '/auth/oidc/exchange');
  }

  /** Restores the login that was stored before a reload, if any. */
  static resume({ url, storage = inMemory() }: LoginOptions): StaffLogin | undefined {
    const login = readJson(storage, KEY, isLogin);
    return login && new StaffLogin(url, storage, login);
  }

  get accountId(): string {
    return this.login.user.id;
  }

  get user(): StaffUser {
    return this.login.user;
  }

  async token(): Promise<string> {
    const { accessToken, expiresAt } = this.login;
    return Date.now() < expiresAt - RENEW_BEFORE_MS ? accessToken : this.renew(accessToken);
  }

  renew(refused: string): Promise<string> {
    if (this.login.accessToken !== refused) return Promise.resolve(this.login.accessToken);
    return (this.renewing ??= this.withLock(() => this.refresh(refused)).finally(() => (this.renewing = undefined)));
  }

  /** Takes over what the user has changed of itself, e.g. the answer of `PATCH /me`. */
  changeUser(user: StaffUser): void {
    this.login = { ...this.login, user };
    if (!this.isOver) writeJson(this.storage, KEY, this.login);
    this.changed();
  }

  /** Ends the login here, when it was ended on the server by another tab. */
  forget(): void {
    this.end();
  }

  /** Signs out, here and on the server. */
  async signOut(): Promise<void> {
    this.end();
    await call(this.url, { method: 'POST', path: '/auth/logout', body: { refreshToken: this.login.refreshToken } });
  }

  private static async begin(url: string, storage: KeyValueStorage, path: string, body?: object): Promise<StaffLogin> {
    const login = withExpiry(await call<Login>(url, { method: 'POST', path, body }));
    writeJson(storage, KEY, login);
    return new StaffLogin(url, storage, login);
  }

  private async refresh(refused: string): Promise<string> {
    const ofOtherTab = readJson(this.storage, KEY, isLogin);
    if (ofOtherTab && ofOtherTab.user.id === this.accountId) this.login = ofOtherTab;
    if (this.login.accessToken !== refused) return this.login.accessToken;
    try {
      this.login = withExpiry(
        await call<Login>(this.url, { method: 'POST', path: '/auth/refresh', body: { refreshToken: this.login.refreshToken } }),
      );
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      this.end();
      throw unauthorized();
    }
    // Whoever signed out meanwhile must not find the login again after a reload.
    if (this.isOver) throw unauthorized();
    writeJson(this.storage, KEY, this.login);
    return this.login.accessToken;
  }

  /** The storage may have the login of the next person already. */
  private end(): void {
    if (readJson(this.storage, KEY, isLogin)?.user.id === this.accountId) this.storage.removeItem(KEY);
    this.isOver = true;
    this.changed();
  }

  private withLock<T>(work: () => Promise<T>): Promise<T> {
    const { locks } = (globalThis.navigator ?? {}) as { locks?: Locks };
    return locks ? locks.request(KEY, work) : work();
  }
}

function withExpiry(login: Login): StoredLogin {
  return { ...login, expiresAt: Date.now() + login.expiresInSeconds * 1000 };
}

function isLogin(value: unknown): value is StoredLogin {
  const { accessToken, refreshToken, expiresAt, user } = (value ?? {}) as Partial<StoredLogin>;
  return (
    typeof accessToken === 'string' && typeof refreshToken === 'string' && typeof expiresAt === 'number' && typeof user?.id === 'string'
  );
}
