import type { AttachmentView, MessageView } from '../../protocol';

/** Messages beyond a gap that are kept until it is filled; what is beyond these comes with the catch-up. */
const KEPT_AHEAD = 1_000;

/**
 * Window of a chat's messages as a client has heard them: whatever comes twice, late or not at all, it holds a, a + 1,
 * a + 2 … without a gap, each as it was last known. It opens at the end of the chat and grows at both ends.
 */
export class Transcript {
  private inOrder: MessageView[] = [];
  /** How many messages are before the window; unknown until it is open. */
  private before?: number;
  private readonly ahead = new Map<number, MessageView>();
  /** Taken back before they were heard. */
  private readonly takenBack = new Set<number>();

  /** The newest page: where the window begins, unless it is open already. @returns those that are in order now and were not before */
  open(page: readonly MessageView[]): MessageView[] {
    this.before ??= (page[0]?.seq ?? 1) - 1;
    return this.add(page);
  }

  /** What is said, or was missed at the end. @returns those that are in order now and were not before */
  add(messages: readonly MessageView[]): MessageView[] {
    const known = this.inOrder.length;
    for (const message of messages) this.take(message);
    this.drain();
    return this.inOrder.slice(known);
  }

  /** A page that ends where the window begins; of any other one what fits. */
  addOlder(page: readonly MessageView[]): void {
    const older: MessageView[] = [];
    for (const message of page.toReversed()) if (message.seq === this.firstSeq - 1 - older.length) older.push(this.asKnown(message));
    this.before = (this.before ?? 0) - older.length;
    this.inOrder = [...older.reverse(), ...this.inOrder];
  }

  /** @returns the tombstone, unless it was one, or the message was never heard of */
  takeBack(seq: number): MessageView | undefined {
    const message = this.at(seq);
    if (!message) this.takenBack.add(seq);
    return message && message.deletedAt === null ? this.put(tombstone(message)) : undefined;
  }

  /** A file was scanned meanwhile. */
  updateAttachment(seq: number, attachment: AttachmentView): void {
    const message = this.at(seq);
    if (!message) return;
    const attachments = message.attachments.map((each) => (each.id === attachment.id ? attachment : each));
    this.put({ ...message, attachments });
  }

  get messages(): MessageView[] {
    return [...this.inOrder];
  }

  get isOpen(): boolean {
    return this.before !== undefined;
  }

  get firstSeq(): number {
    return (this.before ?? 0) + 1;
  }

  get lastSeq(): number {
    return (this.before ?? 0) + this.inOrder.length;
  }

  get hasOlder(): boolean {
    return this.firstSeq > 1;
  }

  get hasGap(): boolean {
    return this.isOpen && this.ahead.size > 0;
  }

  /** Up to here nothing can have changed unheard but by being taken back: no file waits to be scanned. */
  get settledSeq(): number {
    const waiting = this.inOrder.findIndex(({ attachments }) => attachments.some(({ state }) => state === 'held'));
    return waiting === -1 ? this.lastSeq : this.firstSeq + waiting - 1;
  }

  private at(seq: number): MessageView | undefined {
    return this.inOrder[seq - this.firstSeq];
  }

  private put(message: MessageView): MessageView {
    return (this.inOrder[message.seq - this.firstSeq] = message);
  }

  /** The first message of a chat needs no page to know its place; what is before the window comes with a page. */
  private take(message: MessageView): void {
    if (message.seq === 1) this.before ??= 0;
    if (!this.isOpen) return this.keepAhead(message);
    if (message.seq < this.firstSeq) return;
    if (message.seq <= this.lastSeq) return this.renew(message);
    if (message.seq <= this.lastSeq + KEPT_AHEAD) this.ahead.set(message.seq, message);
    this.drain();
  }

  /** Until it is known where the window begins. */
  private keepAhead(message: MessageView): void {
    if (this.ahead.size < KEPT_AHEAD) this.ahead.set(message.seq, message);
  }

  private drain(): void {
    if (!this.isOpen) return;
    for (let next = this.ahead.get(this.lastSeq + 1); next; next = this.ahead.get(this.lastSeq + 1)) this.inOrder.push(this.asKnown(next));
    for (const seq of this.ahead.keys()) if (seq <= this.lastSeq) this.ahead.delete(seq);
  }

  private asKnown(message: MessageView): MessageView {
    return this.takenBack.delete(message.seq) && message.deletedAt === null ? tombstone(message) : message;
  }

  /** Heard again: it may have been taken back or scanned meanwhile; what was taken back stays so. */
  private renew(message: MessageView): void {
    const isTakenBack = this.at(message.seq)!.deletedAt !== null;
    if (!isTakenBack) this.put(message);
  }
}

/** The time is that of hearing of it. */
function tombstone(message: MessageView): MessageView {
  return { ...message, text: null, attachments: [], deletedAt: new Date().toISOString() };
}
