import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { Caller } from '../auth/caller';
import type { Wire } from '../store/broadcast';

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

/** The open sockets of all nodes, as far as sending to them goes. */
@Injectable()
export class Sockets {
  private io?: Server;

  attach(io: Server): void {
    this.io = io;
  }

  get server(): Server | undefined {
    return this.io;
  }

  send({ name, payload, to, except = [] }: Wire): void {
    if (to.length > 0) this.io?.to(to).except(except).emit(name, payload);
  }

  /** Takes everybody but the named rooms out of a room, on all nodes. */
  evict(room: string, except: string[]): void {
    this.io?.in(room).except(except).socketsLeave(room);
  }

  /** Closes the sockets in a room, on all nodes. */
  disconnect(room: string): void {
    this.io?.in(room).disconnectSockets(true);
  }
}
