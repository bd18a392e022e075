import { Injectable } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import type { Caller } from '../auth/caller';
import type { ServerEventName, ServerEvents } from '#protocol';
import type { Told, Wire } from './told';

export const rooms = {
  agent: (id: string) => `agent:${id}`,
  customer: (id: string) => `customer:${id}`,
  chat: (id: string) => `chat:${id}`,
  /** Staff who joined a chat: for what its customer must not hear. */
  chatStaff: (id: string) => `chat-staff:${id}`,
  session: (id: string) => `session:${id}`,
  staff: 'staff',
  supervisors: 'supervisors',
  /** Agents with a transfer dialog open. */
  watchers: 'watchers',
};

/** The rooms a caller's sockets are in from the start. */
export function roomsOf(caller: Caller): string[] {
  if (caller.type === 'customer') return [rooms.customer(caller.id)];
  const own = [rooms.agent(caller.id), rooms.session(caller.sessionId), rooms.staff];
  return caller.role === 'agent' ? own : [...own, rooms.supervisors];
}

interface Greeting {
  socket: Socket;
  rooms: Set<string>;
  held: { name: ServerEventName; payload: object }[];
}

function hears({ rooms: own }: Greeting, { to, except = [] }: Told<ServerEventName>): boolean {
  return to.some((room) => own.has(room)) && !except.some((room) => own.has(room));
}

/** The open sockets of all nodes, as far as sending to them goes. */
@Injectable()
export class Sockets {
  private io?: Server;
  /** Sockets that were not greeted yet, by id. */
  private readonly greetings = new Map<string, Greeting>();

  attach(io: Server): void {
    this.io = io;
  }

  get server(): Server | undefined {
    return this.io;
  }

  /** Those of this node. */
  get open(): Socket[] {
    return [...(this.io?.sockets.sockets.values() ?? [])];
  }

  send({ name, told }: Wire): void {
    for (const each of told) this.emit(name, each);
  }

  /** Passes something on to others that is not about a stored fact. */
  relay<N extends ServerEventName>(from: Socket, name: N, { payload, to, except = [] }: Told<N>): void {
    from.to(to).except(except).emit(name, payload);
  }

  private emit(name: ServerEventName, told: Told<ServerEventName>): void {
    const { to, payload } = told;
    if (to.length === 0) return;
    const later = [...this.greetings.values()].filter((greeting) => hears(greeting, told));
    for (const greeting of later) greeting.held.push({ name, payload });
    const except = [...(told.except ?? []), ...later.map(({ socket }) => socket.id)];
    this.io?.to(to).except(except).emit(name, payload);
  }

  /** Lets a socket into its rooms; what it would hear is kept until it was greeted. */
  async admit(socket: Socket): Promise<void> {
    const rooms = roomsOf((socket.data as { caller: Caller }).caller);
    this.greetings.set(socket.id, { socket, rooms: new Set(rooms), held: [] });
    socket.client.conn.once('close', () => this.greetings.delete(socket.id));
    await socket.join(rooms);
  }

  /**
   * Greets a socket of this node with a picture of the state. Nothing is heard before it, and what comes after it is
   * newer or in it.
   */
  async greet(socketId: string, ready: () => Promise<ServerEvents['ready']>): Promise<void> {
    const greeting = this.greetings.get(socketId);
    if (!greeting) return;
    const { socket, held } = greeting;
    const picture = await ready();
    this.greetings.delete(socketId);
    socket.emit('ready', picture);
    for (const { name, payload } of held) socket.emit(name, payload);
  }

  /** Takes everybody but the named rooms out of some, on all nodes. */
  evict(from: string[], except: string[]): void {
    this.io?.in(from).except(except).socketsLeave(from);
  }

  /** Closes the sockets in a room, on all nodes. */
  disconnect(room: string): void {
    this.io?.in(room).disconnectSockets(true);
  }
}
