import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatView, MessageView, WidgetConfigView } from '#protocol';
import { VISITS, type Visit } from './demo-cast';

const LOOK_EVERY_MS = 2_000;
/** Who waits in vain for so long gives up. */
const PATIENCE_MS = 10 * 60_000;
const MOST_AT_ONCE = 2;

const between = (low: number, high: number): number => low + Math.random() * (high - low);

/**
 * Customers of the demo, who come by themselves while anybody is there, write, wait, answer, and say how it was. They are outside: all they
 * do goes over the public interface.
 */
export class DemoVisitors {
  private present = 0;
  private count = 0;

  /** @param url of the server */
  constructor(private readonly url: string) {}

  /** Comes and goes until the server is gone. It keeps no process alive. */
  async come(): Promise<void> {
    for (;;) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      const { online } = await this.ask<WidgetConfigView>('GET', '/widget/config');
      if (!online || this.present >= MOST_AT_ONCE) continue;
      void this.visit(VISITS[this.count % VISITS.length]!).catch(() => undefined);
      this.count += 1;
      await sleep(between(30_000, 90_000), undefined, { ref: false });
    }
  }

  private async visit({ customer, topic, lines, score }: Visit): Promise<void> {
    this.present += 1;
    try {
      const page = { url: `${this.url}/demo`, title: 'Holm & Hale' };
      const skills = [{ name: topic, required: false }];
      const request = { customer, message: lines[0], subject: topic, skills, page, locale: 'en' };
      const { chat, customerToken } = await this.ask<{ chat: ChatView; customerToken: string }>('POST', '/chats', request);
      await this.talk(chat.id, customerToken, lines.slice(1));
      await this.ask('PUT', `/chats/${chat.id}/rating`, { score }, customerToken);
    } finally {
      this.present -= 1;
    }
  }

  /** Answers each time an agent has written, and ends the chat when nothing is left to say. */
  private async talk(chatId: string, token: string, lines: readonly string[]): Promise<void> {
    const answers = [...lines];
    let seen = 0;
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      const { data } = await this.ask<{ data: MessageView[] }>('GET', `/chats/${chatId}/messages?afterSeq=${seen}`, undefined, token);
      seen = data.at(-1)?.seq ?? seen;
      if (data.some(({ notice }) => notice?.type === 'closed')) return;
      if (!data.some(({ sender }) => sender.type === 'agent')) continue;
      waited = 0;
      await sleep(between(3_000, 8_000), undefined, { ref: false });
      const text = answers.shift();
      if (text === undefined) break;
      await this.ask('POST', `/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text }, token);
    }
    await this.ask('POST', `/chats/${chatId}/close`, {}, token);
  }

  private async ask<T>(method: string, path: string, body?: object, token?: string): Promise<T> {
    const headers = {
      ...(body && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(`${this.url}/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return (await response.json()) as T;
  }
}
