/** Role of a process: `web` serves people, `worker` runs the sweeps and serves nobody, `all` does both. */
export type Role = 'all' | 'web' | 'worker';

/** Injection token of this process's `Role`. */
export const ROLE = Symbol('ROLE');

/** Whether a process of this role serves people over REST and sockets. */
export function serves(role: Role): boolean {
  return role !== 'worker';
}

/** Whether a process of this role runs the sweeps, which repair what lost events left undone. */
export function repairs(role: Role): boolean {
  return role !== 'web';
}
