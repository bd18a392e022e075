/** What a process is for: `web` serves people, `worker` repairs by the clock and serves nobody, `all` does both. */
export type Role = 'all' | 'web' | 'worker';

/** Injection token of this process's `Role`. */
export const ROLE = Symbol('ROLE');

/** Whether people are served here: over REST and sockets. */
export function serves(role: Role): boolean {
  return role !== 'worker';
}

/** Whether the clock repairs here what lost events left undone. */
export function repairs(role: Role): boolean {
  return role !== 'web';
}
