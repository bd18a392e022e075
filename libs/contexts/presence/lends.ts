/** What others may lock and change together with their own in one transaction; whoever does is in `MAY_BORROW`. */
export type { Agent } from './domain/agent';
export { Agents } from './presence.store';
