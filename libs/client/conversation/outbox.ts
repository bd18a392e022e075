import type { Problem } from '../../protocol';
import { Listeners } from '../core/listeners';
import { localProblem } from '../core/problem-error';
import { type KeyValueStorage, readJson, writeJson } from '../core/storage';

const KEY = 'switchboard.outbox';
const MAX_MESSAGES = 500;

/** Content of a message that is to be sent. */
export interface Draft {
  text?: string;
  /** Ids of files that were uploaded to the chat before. */
  attachmentIds?: string[];
  /** Staff only: the canned response that the text was made from. */
  cannedResponseId?: string;
  /** Id of the message that it answers. */
  replyTo?: string;
  /** Until when it waits before it is sent, in Unix milliseconds, so that its author can discard it. */
  heldUntil?: number;
}

export interface OutgoingMessage extends Draft {
  chatId: string;
  clientMessageId: string;
  createdAt: string;
  /** The reason for a final refusal. The message stays until it is retried or discarded. */
  problem?: Problem;
}

/**
 * Outbox: messages that the server has not stored yet, in the order of writing. Stored per account, so that nobody sends what another user
 * of the same machine wrote. Tabs share it, so each change is applied to the current content of the storage.
 */
export class Outbox {
  private readonly key: string;
  private readonly messages: Map<string, OutgoingMessage>;
  private readonly listeners = new Listeners<string>();

  constructor(
    private readonly storage: KeyValueStorage,
    accountId: string,
    private readonly maxMessages = MAX_MESSAGES,
  ) {
    this.key = `${KEY}.${accountId}`;
    this.messages = this.stored();
  }

  /** Registers a listener that receives the id of a chat whose outbox changed. @returns a function that unsubscribes */
  onChange = (listener: (chatId: string) => void): (() => void) => this.listeners.add(listener);

  /** @throws ProblemError `outbox.full` */
  add(chatId: string, draft: Draft): OutgoingMessage {
    if (this.messages.size >= this.maxMessages) throw localProblem('outbox.full', 'Too many messages wait to be sent', 429);
    const message = { ...draft, chatId, clientMessageId: newId(), createdAt: new Date().toISOString() };
    this.put(message);
    return message;
  }

  of(chatId: string): OutgoingMessage[] {
    return [...this.messages.values()].filter((message) => message.chatId === chatId);
  }

  /** Returns the next message to send, which may be held. */
  nextOf(chatId: string): OutgoingMessage | undefined {
    return this.of(chatId).find(({ problem }) => problem === undefined);
  }

  /** Number of messages to send, without the refused ones. */
  get unsent(): number {
    return [...this.messages.values()].filter(({ problem }) => problem === undefined).length;
  }

  get chatIds(): string[] {
    return [...new Set([...this.messages.values()].map(({ chatId }) => chatId))];
  }

  /** Removes a message that was stored by the server or discarded. */
  remove(clientMessageId: string): void {
    const message = this.messages.get(clientMessageId);
    if (!message) return;
    this.messages.delete(clientMessageId);
    this.updateStorage((all) => all.delete(clientMessageId));
    this.listeners.tell(message.chatId);
  }

  fail(clientMessageId: string, problem: Problem): void {
    const message = this.messages.get(clientMessageId);
    if (message) this.put({ ...message, problem });
  }

  /** Sends a refused message again, or a held one without waiting longer. */
  retry(clientMessageId: string): void {
    const { problem, heldUntil, ...message } = this.messages.get(clientMessageId) ?? {};
    if (problem || heldUntil) this.put(message as OutgoingMessage);
  }

  private put(message: OutgoingMessage): void {
    this.messages.set(message.clientMessageId, message);
    this.updateStorage((all) => all.set(message.clientMessageId, message));
    this.listeners.tell(message.chatId);
  }

  private updateStorage(change: (all: Map<string, OutgoingMessage>) => void): void {
    const all = this.stored();
    change(all);
    if (all.size === 0) this.storage.removeItem(this.key);
    else writeJson(this.storage, this.key, [...all.values()]);
  }

  private stored(): Map<string, OutgoingMessage> {
    const messages = readJson(this.storage, this.key, Array.isArray) ?? [];
    return new Map(messages.filter(isOutgoing).map((message) => [message.clientMessageId, message]));
  }
}

function isOutgoing(value: unknown): value is OutgoingMessage {
  const { chatId, clientMessageId } = (value ?? {}) as Partial<OutgoingMessage>;
  return typeof chatId === 'string' && typeof clientMessageId === 'string';
}

/** Random id of 128 bits; `crypto.randomUUID` does not exist on pages without TLS. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
