import { Aggregate } from '#kernel';
import { badRefreshToken } from './directory.errors';
import { SessionEnded, SessionRefreshed, SessionStarted } from './directory.events';

/** Time for which the token that was just replaced still gets the new pair, because two tabs may refresh at the same time. */
export const GRACE_SECONDS = 5;
/** Life of a login without a refresh. */
export const IDLE_SECONDS = 30 * 24 * 3600;

/**
 * Session: one login, the family of its refresh tokens. Each refresh raises the generation. A token of an earlier generation counts as
 * stolen and ends the session for thief and owner alike (RFC 9700, section 4.14.2); the token that was just replaced stays valid for a few
 * seconds, for another tab.
 */
export class Session extends Aggregate {
  readonly id: string;
  readonly userId: string;
  generation: number;
  refreshedAt: Date | null;
  expiresAt: Date;
  endedAt: Date | null;
  /** Null for a login of an older version, like what is said of its device. */
  readonly startedAt: Date | null;
  /** What the browser or program called itself (`User-Agent`). */
  readonly device: string | null;
  readonly address: string | null;

  constructor(id: string, userId: string, now: Date, { device = null, address = null }: Partial<Pick<Session, 'device' | 'address'>> = {}) {
    super();
    this.id = id;
    this.userId = userId;
    this.generation = 1;
    this.refreshedAt = null;
    this.expiresAt = idleUntil(now);
    this.endedAt = null;
    this.startedAt = now;
    this.device = device;
    this.address = address;
    this.record(new SessionStarted(id, userId));
  }

  /** @returns whether the refresh succeeded; if not, the session may have ended */
  refresh(generation: number, now: Date): boolean {
    if (this.endedAt || this.expiresAt <= now) throw badRefreshToken();
    if (generation === this.generation - 1 && this.wasJustRefreshed(now)) return true;
    if (generation !== this.generation) {
      this.end('reuse', now);
      return false;
    }
    this.generation += 1;
    this.refreshedAt = now;
    this.expiresAt = idleUntil(now);
    this.record(new SessionRefreshed(this.id, this.userId));
    return true;
  }

  private wasJustRefreshed(now: Date): boolean {
    return this.refreshedAt !== null && now.getTime() - this.refreshedAt.getTime() < GRACE_SECONDS * 1000;
  }

  end(reason: 'logout' | 'reuse' | 'revoked', now: Date): void {
    if (this.endedAt) return;
    this.endedAt = now;
    this.record(new SessionEnded(this.id, this.userId, reason));
  }
}

function idleUntil(now: Date): Date {
  return new Date(now.getTime() + IDLE_SECONDS * 1000);
}
