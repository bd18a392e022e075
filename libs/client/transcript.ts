import type { AttachmentView, MessageView } from '../protocol';

/** Messages beyond a gap that are kept until it is filled; what is beyond these comes with the catch-up. */
const KEPT_AHEAD = 1_000;

/**
 * The messages of a chat as a client has heard them: whatever comes twice, late or not at all, it holds 1, 2, 3 …
 * without a gap, each as it was last known.
 */
export class Transcript {
  private readonly inOrder: MessageView[] = [];
  private readonly ahead = new Map<number, MessageView>();
  /** Taken back before they were heard. */
  private readonly takenBack = new Set<number>();

  /** @returns those that are in order now and were not before */
  add(messages: readonly MessageView[]): MessageView[] {
    const known = this.inOrder.length;
    for (const message of messages) this.take(message);
    return this.inOrder.slice(known);
  }

  /** @returns the tombstone, unless it was one, or the message was never heard of */
  takeBack(seq: number): MessageView | undefined {
    const message = this.inOrder[seq - 1];
    if (!message) this.takenBack.add(seq);
    return message && message.deletedAt === null ? (this.inOrder[seq - 1] = tombstone(message)) : undefined;
  }

  /** A file was scanned meanwhile. */
  updateAttachment(seq: number, attachment: AttachmentView): void {
    const message = this.inOrder[seq - 1];
    if (!message) return;
    const attachments = message.attachments.map((each) => (each.id === attachment.id ? attachment : each));
    this.inOrder[seq - 1] = { ...message, attachments };
  }

  get messages(): MessageView[] {
    return [...this.inOrder];
  }

  get lastSeq(): number {
    return this.inOrder.length;
  }

  get hasGap(): boolean {
    return this.ahead.size > 0;
  }

  /** Up to here nothing can have changed unheard but by being taken back: no file waits to be scanned. */
  get settledSeq(): number {
    const waiting = this.inOrder.findIndex(({ attachments }) => attachments.some(({ state }) => state === 'held'));
    return waiting === -1 ? this.lastSeq : waiting;
  }

  private take(message: MessageView): void {
    if (message.seq <= this.lastSeq) return this.renew(message);
    if (message.seq > this.lastSeq + KEPT_AHEAD) return;
    this.ahead.set(message.seq, message);
    for (let next = this.ahead.get(this.lastSeq + 1); next; next = this.ahead.get(this.lastSeq + 1)) this.append(next);
  }

  private append(message: MessageView): void {
    this.ahead.delete(message.seq);
    this.inOrder.push(this.takenBack.delete(message.seq) && message.deletedAt === null ? tombstone(message) : message);
  }

  /** Heard again: it may have been taken back or scanned meanwhile; what was taken back stays so. */
  private renew(message: MessageView): void {
    const isTakenBack = this.inOrder[message.seq - 1]!.deletedAt !== null;
    if (!isTakenBack) this.inOrder[message.seq - 1] = message;
  }
}

/** The time is that of hearing of it. */
function tombstone(message: MessageView): MessageView {
  return { ...message, text: null, attachments: [], deletedAt: new Date().toISOString() };
}
