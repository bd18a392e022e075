import { Aggregate } from '#kernel';
import { ChatUnwatched, ChatWatched } from './chat-watch.events';

/** Subscription of a supervisor's socket to a chat. The row stays for 30 days after its end; the event log keeps who watched what, and when. */
export class ChatWatch extends Aggregate {
  readonly id: string;
  readonly chatId: string;
  readonly userId: string;
  readonly socketId: string;
  /** The node that has the socket. */
  readonly nodeId: string;
  readonly visible: boolean;
  readonly since: Date;
  endedAt: Date | null;

  constructor(watch: Pick<ChatWatch, 'id' | 'chatId' | 'userId' | 'socketId' | 'nodeId' | 'visible'>, now: Date) {
    super();
    this.id = watch.id;
    this.chatId = watch.chatId;
    this.userId = watch.userId;
    this.socketId = watch.socketId;
    this.nodeId = watch.nodeId;
    this.visible = watch.visible;
    this.since = now;
    this.endedAt = null;
    this.record(new ChatWatched(this.chatId, this.id, this.userId, this.visible));
  }

  end(now: Date): void {
    if (this.endedAt !== null) return;
    this.endedAt = now;
    this.record(new ChatUnwatched(this.chatId, this.id, this.userId, this.visible));
  }
}
