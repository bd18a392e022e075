import { createContext } from 'react';

/** Whether a thread is read beside another: nothing can be done in it, and it is not what the address means. */
export const ReadOnly = createContext(false);
