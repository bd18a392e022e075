import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Server } from 'socket.io';
import { type Role, ROLE, serves } from '../env/role';
import { NodeLink } from './node-link';
import { Sockets } from './sockets';

/** A Socket.IO server without a port: what happens where nobody is served is sent by it to the sockets of the other nodes. */
@Injectable()
export class SendOnlyServer implements OnModuleInit, OnApplicationShutdown {
  private server?: Server;

  constructor(
    private readonly link: NodeLink,
    private readonly sockets: Sockets,
    @Inject(ROLE) private readonly role: Role,
  ) {}

  /** When the link is connected, which it is before the modules begin. */
  onModuleInit(): void {
    if (serves(this.role)) return;
    this.server = new Server({ adapter: this.link.adapter() });
    this.sockets.attach(this.server);
  }

  /** Without an engine the server cannot close itself. */
  async onApplicationShutdown(): Promise<void> {
    await this.server?.of('/').adapter.close();
  }
}
