import { Injectable } from '@nestjs/common';
import { react, rooms, Sockets } from '#platform';
import { WallLinkRevoked } from './domain/wall-link.events';

@Injectable()
export class WallLinksReactions {
  constructor(private readonly sockets: Sockets) {}

  /** This reaction closes the sockets of the screens at all nodes; `WallClock` finds sockets that it did not reach. */
  revoked = react(WallLinkRevoked, ({ linkId }) => {
    this.sockets.disconnect(rooms.screen(linkId));
    return undefined;
  });
}
