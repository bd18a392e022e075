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
    this.handle(socket, async (caller) => {
      const { id, role, sessionId, apiKey } = caller;
      if (apiKey) return this.greetProgram(socket, caller);
      await this.commands.execute(new ConnectAgent(id, role, socket.id, sessionId));
      markLeased(socket);
      await this.greet(socket, caller);
    });
  }

  handleDisconnect(socket: Socket): void {
    this.handle(socket, async ({ id, apiKey }) => {
      if (!apiKey) await this.commands.execute(new DisconnectAgent(id, socket.id));
    });
  }

  private greet(socket: Socket, caller: StaffCaller): Promise<void> {
    const { id } = caller;
    return this.sockets.greet(socket.id, async () => {
      const [agent, chats, queue] = await Promise.all([this.agents.byId(id), this.chats.openOf('agent', id), this.queue.seenBy(caller)]);
      return { agent, chats, queue };
    });
  }

  /** A program has no desk, so its greeting has no agent. */
  private greetProgram(socket: Socket, caller: StaffCaller): Promise<void> {
    return this.sockets.greet(socket.id, async () => ({ chats: [], queue: await this.queue.seenBy(caller) }));
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
