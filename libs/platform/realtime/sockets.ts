import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import { Clock } from '#kernel';
import type { Caller, SocketCaller, StaffCaller } from '../auth/caller';
import { type ServerEventName, serverEvents, type ServerEvents } from '#protocol';
import { Feeds } from './feeds';
import { Meter } from '../observe/meter';
import { NodeLink } from './node-link';
import { RecordChanges } from './record-changes';
import { roomsOf } from './rooms';
import type { Told, WireEvent } from './told';

type Unstamped<T> = T extends unknown ? Omit<T, 'serverTime'> : never;

/** Each gateway listens to the events of each socket; Node takes more than ten listeners for a leak. */
const MOST_LISTENERS = 50;

interface Greeting {
  socket: Socket;
  rooms: Set<string>;
  held: { name: ServerEventName; payload: object }[];
}

function hears({ rooms: own }: Greeting, { to, except = [] }: Told<ServerEventName>): boolean {
  return to.some((room) => own.has(room)) && !except.some((room) => own.has(room));
}

/** Socket registry: sends events to the open sockets of all nodes, and manages the rooms of the sockets of this node. */
@Injectable()
export class Sockets implements BeforeApplicationShutdown {
  private io?: Server;
  /** Sockets that have not been greeted yet, by socket id. */
  private readonly greetings = new Map<string, Greeting>();
  private readonly changes = new RecordChanges((name, told, change) => this.emit(name, told, change, this.io));
  /** Actions that another node may trigger through `everywhere`, by name. */
  /** Versions of feed events that each node makes for its own sockets, by the name of the event. */
  private readonly versionsOf = new Map<ServerEventName, (wire: WireEvent) => Told<ServerEventName>[]>();
  private readonly sightListeners: ((socket: Socket, caller: StaffCaller) => Promise<void>)[] = [];
  private readonly actions = new Map<string, (about: string) => void>();

  constructor(
    private readonly feeds: Feeds,
    private readonly clock: Clock,
    private readonly link: NodeLink,
    meter: Meter,
  ) {
    link.onLoss(() => feeds.lostAll());
    meter.depths('sockets', 'Open sockets at this node', 'caller', () => this.openByCaller());
  }

  /** How many sockets are open at this node, by whose they are. */
  openByCaller(): Record<SocketCaller['type'], number> {
    const open: Record<SocketCaller['type'], number> = { staff: 0, customer: 0, screen: 0 };
    for (const { data } of this.open) open[(data as { caller: SocketCaller }).caller.type] += 1;
    return open;
  }

  attach(io: Server): void {
    this.io = io;
    io.on('feed' as 'connection', ((wire: WireEvent, reset: boolean) => this.sendHere(wire, reset)) as never);
    io.on('everywhere' as 'connection', ((name: string, about: string) => this.actions.get(name)?.(about)) as never);
  }

  beforeApplicationShutdown(): void {
    this.changes.stop();
  }

  get server(): Server | undefined {
    return this.io;
  }

  /** The open sockets of this node. */
  get open(): Socket[] {
    return [...(this.io?.sockets.sockets.values() ?? [])];
  }

  /** Whether a socket of this node is in the room. */
  isAnybodyIn(room: string): boolean {
    return (this.io?.sockets.adapter.rooms.get(room)?.size ?? 0) > 0;
  }

  /** The rooms of this node with a socket in them. */
  get roomsHere(): string[] {
    return [...(this.io?.sockets.adapter.rooms.keys() ?? [])];
  }

  /** The sockets of this node in a room. */
  openIn(room: string): Socket[] {
    const ids = this.io?.sockets.adapter.rooms.get(room) ?? [];
    return [...ids].flatMap((id) => this.io?.sockets.sockets.get(id) ?? []);
  }

  /** Sends an event to the sockets of all nodes. Each node adds its own revision to a feed event, since a client listens to one node. */
  send(wire: WireEvent): void {
    const { feed, gathered } = serverEvents[wire.name];
    if (gathered) {
      for (const each of wire.told) this.changes.add(wire.name, each);
      return;
    }
    if (feed === undefined) {
      for (const each of wire.told) this.emit(wire.name, each, each.payload, this.io);
      return;
    }
    const reset = this.feeds.takeLost(feed);
    this.sendHere(wire, reset);
    if (this.link.adapter()) this.io?.serverSideEmit('feed', wire, reset);
  }

  /** Sends an event to the sockets of this node only. All versions of one fact carry the same revision. */
  sendHere(wire: WireEvent, reset = false): void {
    const { name, told } = wire;
    const { feed } = serverEvents[name];
    const numbered = feed && this.feeds.next(feed, reset);
    for (const each of [...told, ...(this.versionsOf.get(name)?.(wire) ?? [])])
      this.emit(name, each, { ...each.payload, ...numbered, ...(each.reset && { reset: true }) }, this.io?.local);
    if (feed !== undefined) this.feeds.sent(wire);
  }

  /** Lets this node make more versions of a feed event, for rooms that it alone knows. */
  versions<N extends ServerEventName>(name: N, make: (wire: WireEvent) => Told<N>[]): void {
    this.versionsOf.set(name, make);
  }

  /** Registers what follows when a socket's caller sees other chats than before, after the socket has moved to its rooms. */
  onSight(listener: (socket: Socket, caller: StaffCaller) => Promise<void>): void {
    this.sightListeners.push(listener);
  }

  /** Registers what a node does when `everywhere` is called at any; a sweep does it as well, so that a failure is left to that. */
  onEverywhere(name: string, act: (about: string) => void | Promise<void>): void {
    this.actions.set(name, (about) => void (async () => act(about))().catch(() => undefined));
  }

  /** Runs the action of this name on all nodes; best effort on the others. */
  everywhere(name: string, about: string): void {
    this.actions.get(name)?.(about);
    this.elsewhere(name, about);
  }

  /** Runs the action of this name on the other nodes; best effort. */
  elsewhere(name: string, about: string): void {
    if (this.link.adapter()) this.io?.serverSideEmit('everywhere', name, about);
  }

  /** Sends an event to one socket of this node. */
  sendTo<N extends ServerEventName>(socket: Socket, name: N, payload: ServerEvents[N]): void {
    socket.emit(name, payload);
  }

  /** Relays a signal that is not stored, e.g. typing, to other sockets. */
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

  /** Joins a socket to its rooms. Events for the socket are held back until it has been greeted. */
  async joinRooms(socket: Socket): Promise<void> {
    const rooms = roomsOf((socket.data as { caller: SocketCaller }).caller);
    this.greetings.set(socket.id, { socket, rooms: new Set(rooms), held: [] });
    socket.client.conn.once('close', () => this.greetings.delete(socket.id));
    socket.setMaxListeners(MOST_LISTENERS);
    await socket.join(rooms);
  }

  /**
   * Greets a socket of this node with a snapshot of the state. The client receives no event before the greeting, and only events that are
   * newer than it or already contained in it after it.
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

  /** Updates the caller of a socket of this node, e.g. after a change of role or teams, and moves the socket to the rooms of the new ones. */
  async recognise(socket: Socket, now: Partial<Pick<StaffCaller, 'name' | 'role' | 'teamIds' | 'sight'>>): Promise<void> {
    const state = socket.data as { caller: Caller };
    const [before, after] = [state.caller, { ...state.caller, ...now } as Caller];
    state.caller = after;
    const [left, entered] = [roomsOf(before), roomsOf(after)];
    for (const room of left) if (!entered.includes(room)) await socket.leave(room);
    if (entered.some((room) => !left.includes(room))) await socket.join(entered);
    if (before.type !== 'staff' || after.type !== 'staff') return;
    if (before.sight === after.sight && String(before.teamIds) === String(after.teamIds)) return;
    for (const listener of this.sightListeners) await listener(socket, after);
  }

  /** The open sockets of one caller on this node. */
  openOf(callerId: string): Socket[] {
    return this.open.filter((socket) => (socket.data as { caller: Caller }).caller.id === callerId);
  }

  /** Removes all sockets from the rooms `from`, except those in the rooms `except`, on all nodes. */
  evict(from: string[], except: string[]): void {
    this.io?.in(from).except(except).socketsLeave(from);
  }

  /** Closes all sockets in a room, on all nodes. */
  disconnect(room: string): void {
    this.io?.in(room).disconnectSockets(true);
  }
}
