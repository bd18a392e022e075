import type { QueueEntry, QueueRow, ServerEvents, Snapshot } from '../../protocol';
import { Feed, type FeedOptions } from './feed';
import type { DeskSource } from './source';

/** `estimatedWaitSeconds` and `waitingFor` come with the snapshot; for a chat that is added later, within a second. */
export type WaitingChat = QueueEntry & Partial<Pick<QueueRow, 'estimatedWaitSeconds' | 'waitingFor'>>;

type QueueChange = ServerEvents['queue.changed'];

/** Queue of waiting chats, by position. */
export class QueueFeed extends Feed<WaitingChat, QueueChange> {
  constructor(source: DeskSource, options?: FeedOptions) {
    super(source, options);
    source.on('queue.changed', this.hear);
    source.on('queue.updated', ({ rows }) => this.update(rows));
  }

  /** Removes `waitedSeconds`, which would be outdated at once; compute it from `queuedAt` and the server's time. */
  protected async askWatch(watch: boolean): Promise<Snapshot<WaitingChat>> {
    const answer = await this.source.ask('queue.watch', { watch });
    return { ...answer, data: answer.data.map(({ waitedSeconds: _age, ...row }) => row) };
  }

  protected keyOf({ chatId }: WaitingChat): string {
    return chatId;
  }

  protected sorted(rows: WaitingChat[]): WaitingChat[] {
    return rows.sort((a, b) => a.position - b.position || a.queuedAt.localeCompare(b.queuedAt));
  }

  protected apply({ added, updated, removed }: QueueChange): boolean {
    for (const { chatId } of removed) this.rows.delete(chatId);
    for (const row of [...added, ...updated]) this.rows.set(row.chatId, { ...this.rows.get(row.chatId), ...row });
    return true;
  }

  /** Updates positions and estimates, which change when other chats come and go. */
  private update(rows: Pick<QueueRow, 'chatId' | 'position' | 'weight' | 'estimatedWaitSeconds' | 'waitingFor'>[]): void {
    for (const row of rows) {
      const before = this.rows.get(row.chatId);
      if (before) this.rows.set(row.chatId, { ...before, ...row });
    }
    this.changed();
  }
}
