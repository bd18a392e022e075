import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, teamsInQueueOf } from '#kernel';
import { Feeds, type StaffCaller, Sockets, teamsOfQueue, type Told, type WireEvent } from '#platform';
import type { Socket } from 'socket.io';
import type { ServerFacts } from '#protocol';
import { FloorState } from './floor-state';

type QueueChange = ServerFacts['queue.changed'];

/** By what a node makes of one change of the queue what those hear who see some teams alone. */
interface Aside {
  /** The teams of the chats that left, by their ids. */
  teamOf: Record<string, string | null>;
  /** Of each team with waiting chats: how many, and since when the first waits. */
  totals: Record<string, { total: number; oldest: string }>;
  /** A chat changed its team: each has to ask for the whole state. */
  moved: boolean;
}

const NOTHING: QueueChange = { added: [], updated: [], removed: [], total: 0, longestWaitSeconds: 0 };

/** Queues of those who see the waiting chats of some teams alone: versions of `queue.changed`, made at each node for the sets of teams there. */
@Injectable()
export class LimitedQueues {
  constructor(
    private readonly floor: FloorState,
    private readonly sockets: Sockets,
    private readonly feeds: Feeds,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    sockets.versions('queue.changed', (wire) => this.versionsOf(wire));
    sockets.onSight((socket, caller) => this.sightChanged(socket, caller));
  }

  async aside({ removed }: QueueChange, moved: boolean): Promise<Aside> {
    const ids = removed.map(({ chatId }) => chatId);
    const rows = await this.dataSource.query<{ id: string; teamId: string | null }[]>(
      `select id, team_id as "teamId" from chats where id = any($1)`,
      [ids],
    );
    const { queue } = await this.floor.now();
    const totals: Aside['totals'] = {};
    for (const teamId of queue.teamIds) {
      const { total, oldest } = queue.totalsOf([teamId]);
      totals[teamId] = { total, oldest: oldest!.toISOString() };
    }
    return { teamOf: Object.fromEntries(rows.map(({ id, teamId }) => [id, teamId])), totals, moved };
  }

  private versionsOf({ told, aside }: WireEvent): Told<'queue.changed'>[] {
    const queues = this.sockets.roomsHere.flatMap((room) => {
      const teamIds = teamsOfQueue(room);
      return teamIds ? [{ room, teamIds }] : [];
    });
    const payload = told[0]!.payload as QueueChange;
    return queues.map(({ room, teamIds }) => {
      // A node that does not know of the setting yet says nothing aside.
      const known = aside as Aside | undefined;
      const reset = !known || known.moved;
      return { to: [room], payload: reset ? NOTHING : this.within(payload, known, teamIds), ...(reset && { reset: true as const }) };
    });
  }

  private within({ added, updated, removed }: QueueChange, { teamOf, totals }: Aside, teamIds: readonly string[]): QueueChange {
    const isSeen = (teamId: string | null | undefined): boolean => teamId != null && teamIds.includes(teamId);
    const theirs = teamIds.flatMap((teamId) => totals[teamId] ?? []);
    const oldest = Math.min(...theirs.map((each) => Date.parse(each.oldest)));
    return {
      added: added.filter(({ teamId }) => isSeen(teamId)),
      updated: updated.filter(({ teamId }) => isSeen(teamId)),
      removed: removed.filter(({ chatId }) => isSeen(teamOf[chatId])),
      total: theirs.reduce((sum, { total }) => sum + total, 0),
      longestWaitSeconds: theirs.length > 0 ? Math.max(0, (this.clock.now().getTime() - oldest) / 1000) : 0,
    };
  }

  /** The socket is told to ask for the queue as it sees it now. */
  private async sightChanged(socket: Socket, caller: StaffCaller): Promise<void> {
    const { total, oldest } = (await this.floor.now()).queue.totalsOf(teamsInQueueOf(caller));
    const longestWaitSeconds = oldest ? Math.max(0, (this.clock.now().getTime() - oldest.getTime()) / 1000) : 0;
    this.sockets.sendTo(socket, 'queue.changed', {
      ...NOTHING,
      total,
      longestWaitSeconds,
      revision: this.feeds.revision('queue') + 1,
      reset: true,
    });
  }
}
