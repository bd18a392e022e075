/** Lent collections: the contexts that `MAY_BORROW` names may lock and change them with their own in one transaction. */
export type { Agent } from './domain/agent';
export type { Seated } from './domain/seats';
export { Agents } from './presence.store';
