import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Feeds, rooms, Sockets } from '#platform';
import type { QueueRow, ServerFacts } from '#protocol';
import { type TextlessRow, QueueRows } from './queue-rows';

type Update = ServerFacts['queue.updated']['rows'][number];

/** A look at the whole queue rests so many times as long as it took: a long queue must not cost more than a tenth of the time. */
const REST = 9;

/** Tells those who watch the queue at this node where each chat stands, if that changed. */
@Injectable()
export class QueueUpdates {
  /** What all who watch were told or shown last, by chat; nothing while nobody watches. */
  private told?: Map<string, string>;
  private restsUntil = 0;

  constructor(
    private readonly queueRows: QueueRows,
    private readonly sockets: Sockets,
    private readonly clock: Clock,
    feeds: Feeds,
  ) {
    // `queue.changed` has positions in it too, which may be older than what was told here.
    feeds.onSent(({ name, told }) => {
      if (name === 'queue.changed') for (const { payload } of told) this.forget([...payload.added, ...payload.updated]);
    });
  }

  /** Somebody was shown the queue: what the others were told differently is told to all, since it may change back. */
  shown(rows: QueueRow[]): void {
    const { told } = this;
    if (told) this.forget(rows.filter((row) => told.get(row.chatId) !== keyOf(updateOf(row))));
    else this.told = new Map(rows.map((row) => [row.chatId, keyOf(updateOf(row))]));
  }

  async tell(): Promise<void> {
    const room = rooms.watching('queue');
    if (!this.sockets.isAnybodyIn(room)) return void (this.told = undefined);
    const began = this.now();
    if (began < this.restsUntil) return;
    const updates = (await this.queueRows.read(null)).rows.map(updateOf);
    const rows = updates.filter((update) => this.told?.get(update.chatId) !== keyOf(update));
    this.told = new Map(updates.map((update) => [update.chatId, keyOf(update)]));
    if (rows.length > 0) this.sockets.sendHere({ name: 'queue.updated', told: [{ payload: { rows }, to: [room] }] });
    this.restsUntil = this.now() + REST * (this.now() - began);
  }

  private forget(rows: { chatId: string }[]): void {
    for (const { chatId } of rows) this.told?.delete(chatId);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function updateOf({ chatId, position, estimatedWaitSeconds, waitingFor }: TextlessRow): Update {
  return { chatId, position, estimatedWaitSeconds, waitingFor };
}

function keyOf(update: Update): string {
  return JSON.stringify(update);
}
