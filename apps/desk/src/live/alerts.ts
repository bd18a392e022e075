import type { Desk } from './desk';
import { chime } from './chime';

const AT_MOST_EVERY_MS = 4_000;

/** Calls an agent who looks elsewhere: a sound, a desktop notification where it is allowed, and a number in the title. */
export class Alerts {
  private soundAt = -Infinity;
  private readonly stops: (() => void)[];

  constructor(private readonly desk: Desk) {
    const { client, user } = desk;
    this.stops = [
      client.on('chat.offered', ({ chat }) => this.call(`${chat.customer.name} is offered to you`, chat.subject ?? '', chat.id)),
      client.on('chat.assigned', ({ chat }) => {
        if (chat.agentId === user.id) this.call(`${chat.customer.name} was assigned to you`, chat.subject ?? '', chat.id);
      }),
      client.onMessage((message) => {
        if (message.sender.type !== 'customer' || !this.isMine(message.chatId) || this.isLookedAt(message.chatId)) return;
        if (Date.now() - Date.parse(message.createdAt) > 60_000) return;
        this.call(message.sender.name, message.text ?? 'sent a file', message.chatId);
      }),
    ];
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  private isMine(chatId: string): boolean {
    return this.desk.client.chats.getSnapshot().some(({ id }) => id === chatId);
  }

  private isLookedAt(chatId: string): boolean {
    return document.hasFocus() && location.pathname.endsWith(chatId);
  }

  private call(title: string, body: string, chatId: string): void {
    const now = performance.now();
    if (now - this.soundAt >= AT_MOST_EVERY_MS) {
      this.soundAt = now;
      chime();
    }
    if (document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted') return;
    const notification = new Notification(title, { body, tag: chatId });
    notification.onclick = () => {
      window.focus();
      history.pushState(null, '', `/inbox/${chatId}`);
      dispatchEvent(new PopStateEvent('popstate'));
    };
  }
}
