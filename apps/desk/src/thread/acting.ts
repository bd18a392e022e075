import { createContext } from 'react';

/** What can be done in a thread. */
export interface ThreadActs {
  /** Goes to a message of it, however far back it is. */
  goTo: (seq: number) => void;
  /** Whether one answers the customer here: messages are answered and edited where that is written. */
  isOwn: boolean;
}

export const Acts = createContext<ThreadActs>({ goTo: () => undefined, isOwn: false });
