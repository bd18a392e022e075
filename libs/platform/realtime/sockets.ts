import { Injectable } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import { Clock } from '#kernel';
import type { Caller, StaffCaller } from '../auth/caller';
import { type ServerEventName, serverEvents, type ServerEvents } from '#protocol';
import { Feeds } from './feeds';
import { NodeLink } from './node-link';
import { roomsOf } from './rooms';
import type { Told, WireEvent } from './told';

type Unstamped<T> = T extends unknown ? Omit<T, 'serverTime'> : never;

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
  /** What a node does in its memory when it is told so, by name. */
  private readonly acts = new Map<string, (about: string) => void>();

  constructor(
    private readonly feeds: Feeds,
    private readonly clock: Clock,
    private readonly link: NodeLink,
  ) {
    link.onLoss(() => feeds.lostAll());
  }

  attach(io: Server): void {
    this.io = io;
    io.on('feed' as 'connection', ((wire: WireEvent, reset: boolean) => this.sendHere(wire, reset)) as never);
    io.on('everywhere' as 'connection', ((name: string, about: string) => this.acts.get(name)?.(about)) as never);
  }

  get server(): Server | undefined {
    return this.io;
  }

  /** Those of this node. */
  get open(): Socket[] {
    return [...(this.io?.sockets.sockets.values() ?? [])];
  }

  /** At this node. */
  isAnybodyIn(room: string): boolean {
    return (this.io?.sockets.adapter.rooms.get(room)?.size ?? 0) > 0;
  }

  /** To the sockets of all nodes. An event of a feed is numbered by each node for itself: a client hears one of them. */
  send(wire: WireEvent): void {
    const { feed } = serverEvents[wire.name];
    if (feed === undefined) {
      for (const each of wire.told) this.emit(wire.name, each, each.payload, this.io);
      return;
    }
    const reset = this.feeds.takeLost(feed);
    this.sendHere(wire, reset);
    if (this.link.adapter()) this.io?.serverSideEmit('feed', wire, reset);
  }

  /** To the sockets of this node; all versions of one fact bear the same number. */
  sendHere(wire: WireEvent, reset = false): void {
    const { name, told } = wire;
    const { feed } = serverEvents[name];
    const numbered = feed && this.feeds.next(feed, reset);
    for (const each of told) this.emit(name, each, { ...each.payload, ...numbered }, this.io?.local);
    if (feed !== undefined) this.feeds.sent(wire);
  }

  onEverywhere(name: string, act: (about: string) => void): void {
    this.acts.set(name, act);
  }

  /** Has all nodes do what they do under this name, as far as they can be told. */
  everywhere(name: string, about: string): void {
    this.acts.get(name)?.(about);
    if (this.link.adapter()) this.io?.serverSideEmit('everywhere', name, about);
  }

  /** Passes something on to others that is not about a stored fact. */
  relay<N extends ServerEventName>(from: Socket, name: N, { payload, to, except = [] }: Told<N>): void {
    from.to(to).except(except).emit(name, payload);
  }

  private emit(name: ServerEventName, told: Told<ServerEventName>, payload: object, io: Pick<Server, 'to'> | undefined): void {
    if (told.to.length === 0) return;
    const later = [...this.greetings.values()].filter((greeting) => hears(greeting, told));
    for (const greeting of later) greeting.held.push({ name, payload });
    const except = [...(told.except ?? []), ...later.map(({ socket }) => socket.id)];
    io?.to(told.to).except(except).emit(name, payload);
  }

  /** Lets a socket into its rooms; what it would hear is kept until it was greeted. */
  async joinRooms(socket: Socket): Promise<void> {
    const rooms = roomsOf((socket.data as { caller: Caller }).caller);
    this.greetings.set(socket.id, { socket, rooms: new Set(rooms), held: [] });
    socket.client.conn.once('close', () => this.greetings.delete(socket.id));
    await socket.join(rooms);
  }

  /**
   * Greets a socket of this node with a picture of the state. Nothing is heard before it, and what comes after it is
   * newer or in it.
   */
  async greet(socketId: string, ready: () => Promise<Unstamped<ServerEvents['ready']>>): Promise<void> {
    const greeting = this.greetings.get(socketId);
    if (!greeting) return;
    const { socket, held } = greeting;
    const picture = await ready();
    this.greetings.delete(socketId);
    socket.emit('ready', { ...picture, serverTime: this.clock.now().toISOString() } satisfies ServerEvents['ready']);
    for (const { name, payload } of held) socket.emit(name, payload);
  }

  /** A socket of this node goes on as who its caller is now, in the rooms of that. */
  async recognise(socket: Socket, now: Partial<Pick<StaffCaller, 'name' | 'role'>>): Promise<void> {
    const state = socket.data as { caller: Caller };
    const [before, after] = [state.caller, { ...state.caller, ...now } as Caller];
    state.caller = after;
    const [left, entered] = [roomsOf(before), roomsOf(after)];
    for (const room of left) if (!entered.includes(room)) await socket.leave(room);
    if (entered.some((room) => !left.includes(room))) await socket.join(entered);
  }

  /** Those of one caller at this node. */
  openOf(callerId: string): Socket[] {
    return this.open.filter((socket) => (socket.data as { caller: Caller }).caller.id === callerId);
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
