import { Injectable } from '@nestjs/common';
import { Clock, teamsInQueueOf } from '#kernel';
import { Feeds, rooms, type SocketCaller, Sockets } from '#platform';
import type { QueueRow, ServerFacts } from '#protocol';
import { type TextlessRow, QueueRows } from './queue-rows';

type Update = ServerFacts['queue.updated']['rows'][number];

/** The pause after a read of the whole queue is so many times its duration, so that a long queue takes at most a tenth of the time. */
const REST = 9;

/** Updates of the queue: tells the watchers of this node the rows whose position, estimate or `waitingFor` changed. */
@Injectable()
export class QueueUpdates {
  /** The rows that all watchers have, by chat id; empty while nobody watches. */
  private told?: Map<string, string>;
  private restsUntil = 0;

  constructor(
    private readonly queueRows: QueueRows,
    private readonly sockets: Sockets,
    private readonly clock: Clock,
    feeds: Feeds,
  ) {
    // `queue.changed` also has positions, which may be older than those that were told here.
    feeds.onSent(({ name, told }) => {
      if (name === 'queue.changed') for (const { payload } of told) this.forget([...payload.added, ...payload.updated]);
    });
  }

  /** A new watcher was shown these rows. Those that other watchers have differently are forgotten, so that the next update tells them to all. */
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
    const all = (await this.queueRows.read(null)).rows;
    const updates = all.map(updateOf);
    const rows = updates.filter((update) => this.told?.get(update.chatId) !== keyOf(update));
    this.told = new Map(updates.map((update) => [update.chatId, keyOf(update)]));
    if (rows.length > 0) this.tellWatchers(rows, new Map(all.map(({ chatId, teamId }) => [chatId, teamId])));
    this.restsUntil = this.now() + REST * (this.now() - began);
  }

  /** Those who see the whole queue together, others one by one. */
  private tellWatchers(rows: Update[], teamOf: ReadonlyMap<string, string | null>): void {
    const room = rooms.watching('queue');
    const limited = this.sockets.openIn(room).flatMap((socket) => {
      const { caller } = socket.data as { caller: SocketCaller };
      const teamIds = caller.type === 'staff' ? teamsInQueueOf(caller) : null;
      return teamIds === null ? [] : [{ socket, teamIds }];
    });
    const except = limited.map(({ socket }) => socket.id);
    this.sockets.sendHere({ name: 'queue.updated', told: [{ payload: { rows }, to: [room], except }] });
    for (const { socket, teamIds } of limited) {
      const theirs = rows.filter(({ chatId }) => teamIds.includes(teamOf.get(chatId) ?? ''));
      if (theirs.length > 0) this.sockets.sendTo(socket, 'queue.updated', { rows: theirs });
    }
  }

  private forget(rows: { chatId: string }[]): void {
    for (const { chatId } of rows) this.told?.delete(chatId);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function updateOf({ chatId, position, weight, estimatedWaitSeconds, waitingFor }: TextlessRow): Update {
  return { chatId, position, weight, estimatedWaitSeconds, waitingFor };
}

function keyOf(update: Update): string {
  return JSON.stringify(update);
}
