import { createWriteStream, readFileSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';

/** The account that did or heard something, and the connection by which: a client that reconnects is another `who` of the same account. */
interface Person {
  who: string;
  account: string;
}
interface OfMessage extends Person {
  chatId: string;
  clientMessageId: string;
}

/** Look at the database by its own clock, of what is never to last. */
export interface Look {
  /** Chats that wait although an agent who fits them is free. */
  waitingBesideTheFree: string[];
  /** Chats in conversation whose agent has no socket at any node. */
  unattended: string[];
}

/** What a process holds. */
interface Held {
  /** After a collection of what can be freed. */
  heapBytes: number;
  descriptors: number;
}

export interface Figures extends Held {
  rssBytes: number;
  /** Median and 99th percentile of the event loop's delay since the figures were taken last. */
  loopP50Ms: number;
  loopP99Ms: number;
}

type Event =
  /** A message was handed to the client library. */
  | ({ type: 'wrote'; text: string } & OfMessage)
  | ({ type: 'acked'; id: string; seq: number } & OfMessage)
  /** It was refused for good, e.g. because the chat was closed meanwhile. */
  | ({ type: 'refused'; code: string; status: number } & OfMessage)
  | ({ type: 'started'; chatId: string } & Person)
  /** Asked for the chat, which whoever has or had it may; from then on what is said there is heard. */
  | ({ type: 'joined'; chatId: string } & Person)
  /** An event named the chat on the wire; with its number if it is a message. */
  | ({ type: 'heard'; event: string; chatId: string; seq?: number } & Person)
  /** The client library passed the message on to the application. */
  | ({ type: 'shown'; chatId: string; id: string; seq: number } & Person)
  /** Until which message a conversation that goes on is shown in the end. */
  | ({ type: 'followed'; chatId: string; seq: number } & Person)
  /** Somebody went for good, and sends no more of what was written. */
  | ({ type: 'left' } & Person)
  /** Something else was asked for; `code` is `ok` or that of the refusal. */
  | ({ type: 'asked'; what: string; code: string; status: number } & Person)
  | { type: 'fault'; is: 'begun' | 'healed' | 'recovered' | 'over' }
  | { type: 'ended'; node: string; planned: boolean; how: string }
  | ({ type: 'looked' } & Look)
  /** What a node holds without load, before the fault or after it. */
  | ({ type: 'rested'; when: 'before' | 'after'; node: string } & Held);

/** Milliseconds by the clock of the machine, which database and clients share. */
export type Entry = { at: number } & Event;

/** History of a run: what everybody attempted, was answered and heard, one line of JSON each. */
export class History {
  private readonly file: WriteStream;

  constructor(readonly path: string) {
    this.file = createWriteStream(path);
  }

  note(event: Event): void {
    this.file.write(`${JSON.stringify({ at: Date.now(), ...event })}\n`);
  }

  async end(): Promise<void> {
    this.file.end();
    await once(this.file, 'close');
  }
}

export function readHistory(path: string): Entry[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Entry);
}

/** Entries of one type. */
export function ofType<T extends Entry['type']>(history: readonly Entry[], type: T): Extract<Entry, { type: T }>[] {
  return history.filter((entry): entry is Extract<Entry, { type: T }> => entry.type === type);
}
