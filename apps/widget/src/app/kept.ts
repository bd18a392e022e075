import { KEY } from '../api';
import type { Person } from '../../package/api';
import type { KeyValueStorage } from '#client/core';

/** What the widget keeps in the page's storage, all of it under one key. */
export interface Kept {
  person?: Person;
  /** Token of the customer. */
  token?: string;
  chatId?: string;
  /** Whether the chat was seen to be closed. */
  isOver?: boolean;
  isMuted?: boolean;
  /** Text that was typed and not sent. */
  draft?: string;
  /** Messages that wait to be sent, as the client keeps them. */
  client?: Record<string, string>;
}

/** The page's storage where there is one, else memory: then a reload forgets. */
export class Keeper {
  private fallback: Kept = {};
  private isBlocked = false;

  read(): Kept {
    if (this.isBlocked) return this.fallback;
    try {
      return (JSON.parse(localStorage.getItem(KEY) ?? '{}') as Kept | null) ?? {};
    } catch (error) {
      this.isBlocked = !(error instanceof SyntaxError);
      return this.fallback;
    }
  }

  change(changes: Partial<Kept>): void {
    const { chatId, isOver, ...rest } = { ...this.read(), ...changes };
    // The loader looks for these two beside each other.
    this.fallback = { ...(chatId && { chatId, isOver: isOver ?? false }), ...rest };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.fallback));
    } catch {
      this.isBlocked = true;
    }
  }

  forget(): void {
    this.fallback = {};
    try {
      localStorage.removeItem(KEY);
    } catch {
      this.isBlocked = true;
    }
  }

  /** Storage for the client, inside of the one key. */
  readonly forClient: KeyValueStorage = {
    getItem: (name) => this.read().client?.[name] ?? null,
    setItem: (name, value) => this.change({ client: { ...this.read().client, [name]: value } }),
    removeItem: (name) => {
      const { [name]: _gone, ...client } = this.read().client ?? {};
      this.change({ client });
    },
  };
}
