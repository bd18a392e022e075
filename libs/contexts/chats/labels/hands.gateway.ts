import { Logger } from '@nestjs/common';
import type { OnGatewayConnection } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Gateway, rooms, type SocketCaller, Sockets } from '#platform';
import { RaisedHands } from './raised-hands';

@Gateway()
export class HandsGateway implements OnGatewayConnection {
  private readonly logger = new Logger(HandsGateway.name);

  constructor(
    private readonly hands: RaisedHands,
    private readonly sockets: Sockets,
  ) {}

  /** Tells whoever comes which hands are up; the events are held until the socket has had its `ready`. */
  async handleConnection(socket: Socket): Promise<void> {
    const { caller } = socket.data as { caller: SocketCaller };
    if (caller.type !== 'staff') return;
    try {
      for (const payload of await this.hands.toldTo(caller))
        this.sockets.send({ name: 'chat.hand_changed', told: [{ payload, to: [rooms.agent(caller.id)] }] });
    } catch (error) {
      this.logger.warn(error, 'somebody who came was not told which hands are up');
    }
  }
}
