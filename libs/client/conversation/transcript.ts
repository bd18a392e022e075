import type { AttachmentView, MessageView } from '../../protocol';

/** Maximum number of messages kept beyond a gap until it is filled; the catch-up loads those beyond this limit. */
const KEPT_AHEAD = 1_000;
/** Length to which the server shortens what is quoted. */
const QUOTED = 140;

/**
 * Transcript window of a chat. Whatever arrives twice, late or never, the window contains consecutive messages without a gap, each in its
 * last known state. It opens at the end of the chat and grows at both ends.
 */
export class Transcript {
  private inOrder: MessageView[] = [];
  /** Number of messages before the window; undefined until the window is open. */
  private before?: number;
  private readonly ahead = new Map<number, MessageView>();
  /** Sequence numbers that were deleted before their message arrived. */
  private readonly takenBack = new Set<number>();

  /** Opens the window with the newest page, unless it is open already. @returns the messages that are newly in order */
  open(page: readonly MessageView[]): MessageView[] {
    this.before ??= (page[0]?.seq ?? 1) - 1;
    return this.add(page);
  }

  /** Adds new or missed messages at the end. @returns the messages that are newly in order */
  add(messages: readonly MessageView[]): MessageView[] {
    const known = this.inOrder.length;
    for (const message of messages) this.take(message);
    this.drain();
    return this.inOrder.slice(known);
  }

  /** Adds the page before the window; of a page that does not end there, only the messages that fit. */
  addOlder(page: readonly MessageView[]): void {
    const older: MessageView[] = [];
    for (const message of page.toReversed()) if (message.seq === this.firstSeq - 1 - older.length) older.push(this.asKnown(message));
    this.before = (this.before ?? 0) - older.length;
    this.inOrder = [...older.reverse(), ...this.inOrder];
  }

  /** Marks a message as deleted. @returns its tombstone; undefined if it was deleted before or has not arrived */
  takeBack(seq: number): MessageView | undefined {
    const message = this.at(seq);
    if (!message) this.takenBack.add(seq);
    return message && message.deletedAt === null ? this.requote(this.put(tombstone(message))) : undefined;
  }

  /** Replaces a file of a message, e.g. after it was scanned. */
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

  /** Sequence number up to which messages can only have been deleted or edited, which each join tells: before the first message with a file still to be scanned. */
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

  /**
   * Puts a message into the window or keeps it for later. The chat's first message opens the window without a page; messages before the
   * window are ignored, since pages bring them.
   */
  private take(message: MessageView): void {
    if (message.seq === 1) this.before ??= 0;
    if (!this.isOpen) return this.keepAhead(message);
    if (message.seq < this.firstSeq) return;
    if (message.seq <= this.lastSeq) return this.renew(message);
    if (message.seq <= this.lastSeq + KEPT_AHEAD) this.ahead.set(message.seq, newer(this.ahead.get(message.seq), message));
    this.drain();
  }

  /** Keeps a message until the beginning of the window is known. */
  private keepAhead(message: MessageView): void {
    if (this.ahead.size < KEPT_AHEAD) this.ahead.set(message.seq, newer(this.ahead.get(message.seq), message));
  }

  private drain(): void {
    if (!this.isOpen) return;
    for (let next = this.ahead.get(this.lastSeq + 1); next; next = this.ahead.get(this.lastSeq + 1)) this.inOrder.push(this.asKnown(next));
    for (const seq of this.ahead.keys()) if (seq <= this.lastSeq) this.ahead.delete(seq);
  }

  private asKnown(message: MessageView): MessageView {
    return this.takenBack.delete(message.seq) && message.deletedAt === null ? tombstone(message) : message;
  }

  /** Replaces a message that arrived again, e.g. with a scanned file or edited. A deleted one stays deleted, an edited one edited. */
  private renew(message: MessageView): void {
    const known = this.at(message.seq)!;
    if (known.deletedAt !== null || newer(known, message) === known) return;
    this.put(message);
    if (message.text !== known.text) this.requote(message);
  }

  /** Shows what is left of a message where others of the window quote it. @returns the message */
  private requote(message: MessageView): MessageView {
    const { id, text, attachments, deletedAt } = message;
    this.inOrder = this.inOrder.map((each) =>
      each.replyTo?.id === id
        ? {
            ...each,
            replyTo: { ...each.replyTo, text: text && text.slice(0, QUOTED), files: attachments.length, deleted: deletedAt !== null },
          }
        : each,
    );
    return message;
  }
}

/** Of a message that arrived twice, the one that was edited last. */
function newer(known: MessageView | undefined, message: MessageView): MessageView {
  return known && (known.editedAt ?? '') > (message.editedAt ?? '') ? known : message;
}

/** Creates a tombstone. Its `deletedAt` is the time of arrival, since the event does not contain the time of deletion. */
function tombstone(message: MessageView): MessageView {
  return { ...message, text: null, attachments: [], deletedAt: new Date().toISOString() };
}
