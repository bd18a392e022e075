import { randomUUID } from 'node:crypto';
import { type ClientOptions, type Conversation, type ConversationSnapshot, SwitchboardClient } from '#client/conversation';
import { customerToken, type MessageView } from '#client/core';
import { StaffLogin } from '#client/desk';
import { type Connected, eventually } from './client';
import { PASSWORD, type Staff, type StartedChat, Switchboard } from './switchboard';

const FAST_RETRIES = { backoff: { firstMs: 20, longestMs: 100 }, answerWithinSeconds: 1 };

/** Client with the messages it delivered, in order, and the sequence numbers of the deletions it reported. */
export type Observed = SwitchboardClient & { heard: MessageView[]; deleted: number[] };

export const snapshot = (talk: Conversation): ConversationSnapshot => talk.getSnapshot();
export const seqs = (messages: { seq: number }[]): number[] => messages.map(({ seq }) => seq);
export const becomes = (who: SwitchboardClient, status: string) =>
  eventually(async () => who.state.getSnapshot().status === status, `a client to be ${status}`);

/** Stage for stories of the client: a Switchboard, Ana with a large limit of chats, and clients of the library for the others. */
export class ClientStage {
  private clients: SwitchboardClient[] = [];

  private constructor(
    readonly switchboard: Switchboard,
    readonly ana: Staff & { socket: Connected },
  ) {}

  static async set(): Promise<ClientStage> {
    const switchboard = await Switchboard.start();
    await switchboard.settings({ maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0, maxConcurrentChats: 1000 });
    return new ClientStage(switchboard, await switchboard.agentOnline({ name: 'Ana' }));
  }

  client(options: Pick<ClientOptions, 'credentials'> & Partial<ClientOptions>): Observed {
    const made = new SwitchboardClient({ url: this.switchboard.url, ...FAST_RETRIES, ...options });
    this.clients.push(made);
    const heard: MessageView[] = [];
    const deleted: number[] = [];
    made.onMessage((message) => void (message.sender.type !== 'system' && heard.push(message)));
    made.onDeleted(({ seq }) => deleted.push(seq));
    return Object.assign(made, { heard, deleted });
  }

  closeClients(): void {
    for (const client of this.clients) client.close();
    this.clients = [];
  }

  signIn(who: Staff): Promise<StaffLogin> {
    return StaffLogin.signIn({ url: this.switchboard.url, email: who.email, password: PASSWORD });
  }

  async startChat(request: Record<string, unknown> = {}): Promise<StartedChat> {
    const started = await this.switchboard.startChat(request);
    await this.ana.socket.heard('chat.assigned', ({ chat }) => chat.id === started.chat.id);
    return started;
  }

  /** Starts a chat of Cleo with Ana, in which Cleo uses the client library. */
  async conversation(
    request: Record<string, unknown> = {},
  ): Promise<{ chatId: string; token: string; cleo: Observed; talk: Conversation }> {
    const { chat, customerToken: token } = await this.startChat(request);
    const cleo = this.client({ credentials: customerToken(token) });
    cleo.connect();
    await becomes(cleo, 'online');
    return { chatId: chat.id, token, cleo, talk: cleo.conversation(chat.id) };
  }

  async say(by: Staff | { token: string }, chatId: string, text: string): Promise<MessageView> {
    const { status, body } = await this.switchboard.as(by).post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text });
    expect(status).toBe(201);
    return body;
  }
}
