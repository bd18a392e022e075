import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { OnGatewayConnection, OnGatewayDisconnect } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { ChatViews } from '#chats';
import { type Caller, Gateway, Sockets, type StaffCaller } from '#platform';
import { AgentViews, ConnectAgent, DisconnectAgent, markLeased } from '#presence';
import { QueueHead } from '#routing';

/** Gateway of the desk: it connects the agent of a socket, then sends `ready` with everything that a desk shows at first. */
@Gateway()
export class DeskGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private readonly logger = new Logger(DeskGateway.name);
  /** The last work of each socket, so that its end is never handled before its beginning. */
  private readonly handled = new WeakMap<Socket, Promise<void>>();

  constructor(
    private readonly commands: CommandBus,
    private readonly agents: AgentViews,
    private readonly chats: ChatViews,
    private readonly queue: QueueHead,
    private readonly sockets: Sockets,
  ) {}

  handleConnection(socket: Socket): void {
    this.handle(socket, async ({ id, role, sessionId, apiKey }) => {
      if (apiKey) return this.greetProgram(socket);
      await this.commands.execute(new ConnectAgent(id, role, socket.id, sessionId));
      markLeased(socket);
      await this.greet(socket, id);
    });
  }

  handleDisconnect(socket: Socket): void {
    this.handle(socket, async ({ id, apiKey }) => {
      if (!apiKey) await this.commands.execute(new DisconnectAgent(id, socket.id));
    });
  }

  private greet(socket: Socket, agentId: string): Promise<void> {
    return this.sockets.greet(socket.id, async () => {
      const [agent, chats, queue] = await Promise.all([this.agents.byId(agentId), this.chats.openOf('agent', agentId), this.queue.now()]);
      return { agent, chats, queue };
    });
  }

  /** A program has no desk, so its greeting has no agent. */
  private greetProgram(socket: Socket): Promise<void> {
    return this.sockets.greet(socket.id, async () => ({ chats: [], queue: await this.queue.now() }));
  }

  /** After a failure here the client connects again, and the sweep of the leases ends a lease without a socket. */
  private handle(socket: Socket, account: (staff: StaffCaller) => Promise<void>): void {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type !== 'staff') return;
    const before = this.handled.get(socket) ?? Promise.resolve();
    const now = before
      .then(() => account(caller))
      .catch((error: unknown) => {
        this.logger.error(error, 'a socket could not be accounted for');
        socket.disconnect(true);
      });
    this.handled.set(socket, now);
  }
}
