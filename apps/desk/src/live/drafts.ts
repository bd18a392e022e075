import type { AttachmentView, PersonName, QuotedMessage } from '#client/core';

/** A file that was uploaded for a chat and not sent yet. */
export type DraftFile = Pick<AttachmentView, 'id' | 'name' | 'size'>;

/** What is written in a chat and not sent. It belongs to the chat from its first key. */
export interface Draft {
  text: string;
  mode: 'reply' | 'note';
  /** A note has words of its own. */
  note: string;
  /** Whom the note addresses: then it is a whisper. */
  noteTo?: PersonName;
  cannedResponseId?: string;
  files?: readonly DraftFile[];
  /** The last message there was when the first key was pressed. */
  sinceSeq?: number;
  /** The message that the reply answers. */
  replyTo?: QuotedMessage;
  /** One's own message that is edited, and what it is to say; what was written as a reply waits meanwhile. */
  edit?: { messageId: string; text: string };
}

const EMPTY: Draft = { text: '', mode: 'reply', note: '' };

/** Drafts by chat, kept by account, shared by the tabs of a browser. */
export class Drafts {
  private readonly listeners = new Set<() => void>();
  private readonly key: string;
  private drafts: Record<string, Draft>;

  constructor(
    private readonly storage: Storage,
    accountId: string,
  ) {
    this.key = `switchboard.drafts.${accountId}`;
    this.drafts = this.stored();
    addEventListener('storage', this.hearOtherTab);
  }

  of = (chatId: string): Draft => this.drafts[chatId] ?? EMPTY;

  /** Changes what is given of a chat's draft, as it is now. */
  change(chatId: string, changes: Partial<Draft>): void {
    const draft = { ...this.of(chatId), ...changes };
    const { [chatId]: _before, ...others } = this.drafts;
    this.drafts = isEmpty(draft) ? others : { ...others, [chatId]: draft };
    try {
      this.storage.setItem(this.key, JSON.stringify(this.drafts));
    } catch {
      // The browser is out of room: the draft lives as long as the tab.
    }
    for (const listener of this.listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getSnapshot = (): Record<string, Draft> => this.drafts;

  /** After signing out nothing of what was written stays behind. */
  clear(): void {
    this.drafts = {};
    this.storage.removeItem(this.key);
    removeEventListener('storage', this.hearOtherTab);
  }

  private hearOtherTab = ({ key }: StorageEvent): void => {
    if (key !== this.key) return;
    this.drafts = this.stored();
    for (const listener of this.listeners) listener();
  };

  private stored(): Record<string, Draft> {
    try {
      return (JSON.parse(this.storage.getItem(this.key) ?? '{}') as Record<string, Draft> | null) ?? {};
    } catch {
      return {};
    }
  }
}

const isEmpty = ({ text, note, mode, files = [], replyTo, edit }: Draft): boolean =>
  text === '' && note === '' && mode === 'reply' && files.length === 0 && !replyTo && !edit;
