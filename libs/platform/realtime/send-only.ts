import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Server } from 'socket.io';
import { type Role, ROLE, serves } from '../env/role';
import { NodeLink } from './node-link';
import { Sockets } from './sockets';

/** Socket.IO server without a port, for a worker: sends events to the sockets of the other nodes through Redis. */
@Injectable()
export class SendOnlyServer implements OnModuleInit, OnApplicationShutdown {
  private server?: Server;

  constructor(
    private readonly link: NodeLink,
    private readonly sockets: Sockets,
    @Inject(ROLE) private readonly role: Role,
  ) {}

  /** Nest calls this after `NodeLink` has connected. */
  onModuleInit(): void {
    if (serves(this.role)) return;
    this.server = new Server({ adapter: this.link.adapter() });
    this.sockets.attach(this.server);
  }

  /** Closes the adapter only, since the server's own `close` needs an engine. */
  async onApplicationShutdown(): Promise<void> {
    await this.server?.of('/').adapter.close();
  }
}
