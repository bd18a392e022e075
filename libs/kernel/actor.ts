/** Who did something, as the event log keeps it. */
export interface Actor {
  type: 'agent' | 'customer' | 'system';
  id: string | null;
}

export const SYSTEM: Actor = { type: 'system', id: null };
