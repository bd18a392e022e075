import type { NewChatCustomer } from './NewChatDialog';

export interface NewChatAsked {
  /** Null: it is still to be found. */
  customer: NewChatCustomer | null;
}

let asked: NewChatAsked | null = null;
const listeners = new Set<() => void>();

function set(next: NewChatAsked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Asks for a chat with somebody, from wherever one is. */
export const newChat = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getSnapshot: (): NewChatAsked | null => asked,
  with: (customer: NewChatCustomer | null): void => set({ customer }),
  end: (): void => set(null),
};
