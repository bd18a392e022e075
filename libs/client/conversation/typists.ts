import type { ServerEvents } from '../../protocol';

/** Milliseconds without a signal after which a typist is removed, since the signal of the end may get lost. */
const EXPIRES_MS = 6_000;

/** `text`: what a customer has typed so far, for its agent, where the server allows it. */
export type Typist = Pick<ServerEvents['typing'], 'senderId' | 'senderType' | 'text'>;

/** Participants who are typing now. */
export class Typists {
  private readonly typing = new Map<string, { typist: Typist; expiry: ReturnType<typeof setTimeout> }>();

  constructor(private readonly onChange: () => void) {}

  get all(): Typist[] {
    return [...this.typing.values()].map(({ typist }) => typist);
  }

  hear({ typing, ...typist }: Omit<ServerEvents['typing'], 'chatId'>): void {
    const { senderId } = typist;
    const before = this.typing.get(senderId);
    clearTimeout(before?.expiry);
    if (!typing) return this.stopped(senderId);
    const expiry = setTimeout(() => this.stopped(senderId), EXPIRES_MS);
    this.typing.set(senderId, { typist, expiry });
    if (!before || typist.text !== before.typist.text) this.onChange();
  }

  stopped(senderId: string | null): void {
    const before = this.typing.get(senderId ?? '');
    if (!before) return;
    clearTimeout(before.expiry);
    this.typing.delete(senderId!);
    this.onChange();
  }

  clear(): void {
    for (const senderId of [...this.typing.keys()]) this.stopped(senderId);
  }
}
