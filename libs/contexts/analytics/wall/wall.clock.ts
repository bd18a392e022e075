import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type SocketCaller, Sockets, Sweep } from '#platform';
import { WallLinkCheck } from './wall-link-check';
import { WallToday } from './wall-today';
import { WallWatchers } from './wall-watchers';

@Injectable()
export class WallClock {
  constructor(
    private readonly queries: QueryBus,
    private readonly watchers: WallWatchers,
    private readonly sockets: Sockets,
    private readonly links: WallLinkCheck,
  ) {}

  /** This sweep makes one statement for all watchers of this node, and none without watchers. */
  @Sweep(1, { on: 'every node' })
  async tellWatchers(): Promise<void> {
    const { zones } = this.watchers;
    this.watchers.tell(zones.length === 0 ? new Map() : await this.queries.execute(new WallToday(zones)));
  }

  /** This sweep finds links whose revocation at another node was not heard here. */
  @Sweep(2, { on: 'every node' })
  async closeSocketsOfRevokedLinks(): Promise<void> {
    const screens = this.sockets.open.flatMap((socket) => {
      const { caller } = socket.data as { caller: SocketCaller };
      return caller.type === 'screen' ? [{ socket, linkId: caller.id }] : [];
    });
    if (screens.length === 0) return;
    const good = await this.links.stillGoodAmong(screens.map(({ linkId }) => linkId));
    for (const { socket, linkId } of screens) if (!good.has(linkId)) socket.disconnect(true);
  }
}
