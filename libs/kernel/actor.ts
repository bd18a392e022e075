/** The person or system that did something, as the event log stores it. `id` is null for the system. */
export interface Actor {
  type: 'agent' | 'customer' | 'system';
  id: string | null;
}

export const SYSTEM: Actor = { type: 'system', id: null };
