import { SwitchboardClient } from '#client/conversation';
import { type ChatView, customerToken, type MessageView } from '#client/core';
import type { Said, View } from './transcript-checker';

const FAST_RETRIES = { backoff: { firstMs: 30, longestMs: 300 }, answerWithinSeconds: 0.7, sweepSeconds: 1 };

/** Recording client: a user of the client library, with a record of everything that was sent, acked and received. */
export class RecordingClient {
  readonly client: SwitchboardClient;
  readonly own = new Set<string>();
  private readonly sent: View['sent'] = [];
  private readonly acked: MessageView[] = [];
  private readonly delivered: MessageView[] = [];
  private readonly named = new Set<string>();

  constructor(
    readonly who: string,
    readonly accountId: string,
    url: string,
    readonly token: string,
    /** A supervisor, who receives events of every chat but not the messages. */
    private readonly oversees = false,
  ) {
    this.client = new SwitchboardClient({ url, credentials: customerToken(token), ...FAST_RETRIES });
    this.client.onMessage((message) => this.delivered.push(message));
    this.listen();
    this.client.connect();
  }

  follow(chatId: string): void {
    this.own.add(chatId);
    this.client.conversation(chatId);
  }

  say(chatId: string, text: string): void {
    const { clientMessageId } = this.client.conversation(chatId).send(text);
    this.sent.push({ chatId, clientMessageId, text });
  }

  /** The user's own messages that are stored, and so can be deleted. */
  get stored(): MessageView[] {
    return this.acked;
  }

  get isOnline(): boolean {
    return this.client.state.getSnapshot().status === 'online';
  }

  get view(): View {
    const { who, accountId, sent, acked, delivered, own, named } = this;
    const shown = new Map([...own].map((chatId) => [chatId, this.client.conversation(chatId).getSnapshot().messages.map(saidOf)]));
    return { who, accountId, sent, acked: acked.map(saidOf), delivered: delivered.map(saidOf), shown, own, named };
  }

  /** Records the events on the wire, independently of what the client does with them. */
  private listen(): void {
    const { connection } = this.client as unknown as { connection: { ask: SwitchboardClient['ask'] } };
    const ask = connection.ask.bind(connection) as (name: string, payload: unknown) => Promise<{ message?: MessageView }>;
    connection.ask = (async (name: string, payload: unknown) => {
      const answer = await ask(name, payload);
      if (name === 'message.send' && answer.message) this.acked.push(answer.message);
      return answer;
    }) as SwitchboardClient['ask'];
    const name = (chatId: string): void => void this.named.add(chatId);
    this.client.on('message.created', ({ message }) => name(message.chatId));
    for (const event of ['message.deleted', 'message.read', 'typing', 'note.created'] as const)
      this.client.on(event, ({ chatId }) => name(chatId));
    if (this.oversees) return;
    for (const event of ['chat.assigned', 'chat.updated', 'chat.closed', 'chat.transferred'] as const) {
      this.client.on(event, ({ chat }: { chat: ChatView }) => name(chat.id));
    }
  }
}

function saidOf({ chatId, seq, id, sender, clientMessageId, text }: MessageView): Said {
  return { chatId, seq, id, senderId: sender.id, clientMessageId, text };
}
