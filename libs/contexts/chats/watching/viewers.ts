import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { type Caller, Sockets } from '#platform';
import type { PersonName } from '#protocol';
import { ChatRooms } from '../chat/chat-rooms';

const SEEN = 'who looks at a waiting chat';
const WAITS = 'a chat waits again';
const ENDED = 'a chat waits no longer';
/** A node that has not said for so long who looks at a chat is gone, and those who looked through it are. */
const HEARD_FOR_MS = 10_000;

/** Those who look at a waiting chat through one node. */
interface Seen {
  nodeId: string;
  chatId: string;
  viewers: PersonName[];
}

interface Heard {
  viewers: PersonName[];
  until: number;
}

/**
 * Viewers of waiting chats: presence of staff by the rooms that their sockets are in, kept in memory alone. Each node tells the others who
 * looks through it, at once and again at every sweep, so that what a lost word or a dead node leaves behind lasts for seconds.
 */
@Injectable()
export class Viewers {
  private readonly nodeId = randomUUID();
  /** By chat, what each node said last. */
  private readonly heard = new Map<string, Map<string, Heard>>();
  /** The waiting chats that each socket of this node looks at. */
  private readonly bySocket = new Map<string, Set<string>>();

  constructor(
    private readonly sockets: Sockets,
    private readonly rooms: ChatRooms,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    sockets.onEverywhere(SEEN, (seen) => this.hear(JSON.parse(seen) as Seen));
    sockets.onEverywhere(WAITS, (chatId) => this.waitsHere(chatId));
    sockets.onEverywhere(ENDED, (chatId) => this.endHere(chatId));
  }

  /** A socket of this node joined a waiting chat; it is told in any case. Programs do not look. */
  came(socket: Socket, chatId: string): void {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type !== 'staff' || caller.apiKey || socket.disconnected) return;
    this.bySocket.set(socket.id, (this.bySocket.get(socket.id) ?? new Set()).add(chatId));
    if (!this.share(chatId)) this.tell(chatId, socket.id);
  }

  left(socketId: string, chatId: string): void {
    const ofSocket = this.bySocket.get(socketId);
    if (!ofSocket?.delete(chatId)) return;
    if (ofSocket.size === 0) this.bySocket.delete(socketId);
    this.share(chatId);
  }

  socketClosed(socketId: string): void {
    for (const chatId of this.bySocket.get(socketId) ?? []) this.left(socketId, chatId);
  }

  /** The chat is in the queue again: whoever is in it still looks at a waiting chat from now on. */
  waits(chatId: string): undefined {
    this.sockets.everywhere(WAITS, chatId);
  }

  /** Whoever looked is told that nobody does any more. Where somebody looks is known at each node. */
  ended(chatId: string): undefined {
    if (this.heard.has(chatId)) this.sockets.everywhere(ENDED, chatId);
  }

  /** Tells the other nodes again who looks through this one, forgets nodes that are silent, and chats that wait no longer. */
  async renew(): Promise<void> {
    if (this.heard.size === 0) return;
    const waiting = await this.dataSource.query<{ id: string }[]>(`select id from chats where id = any($1) and status = 'queued'`, [
      [...this.heard.keys()],
    ]);
    const ids = new Set(waiting.map(({ id }) => id));
    const now = this.clock.now().getTime();
    for (const [chatId, nodes] of [...this.heard]) {
      if (!ids.has(chatId)) {
        this.endHere(chatId);
        continue;
      }
      if (nodes.has(this.nodeId)) this.share(chatId);
      const silent = [...nodes].filter(([, { until }]) => until <= now);
      for (const [nodeId] of silent) nodes.delete(nodeId);
      if (silent.length > 0) this.tell(chatId);
    }
  }

  private here(chatId: string): PersonName[] {
    return this.sockets
      .openIn(this.rooms.lookersAt(chatId))
      .filter(({ id }) => this.bySocket.get(id)?.has(chatId))
      .map(({ data }) => (data as { caller: Caller }).caller)
      .map(({ id, name }) => ({ id, name }));
  }

  /** @returns whether others look now than before, so that all were told */
  private share(chatId: string): boolean {
    const before = this.viewersOf(chatId);
    const viewers = this.here(chatId);
    this.sockets.everywhere(SEEN, JSON.stringify({ nodeId: this.nodeId, chatId, viewers } satisfies Seen));
    return JSON.stringify(this.viewersOf(chatId)) !== JSON.stringify(before);
  }

  /** Answers a node of which it hears for the first time, which has not heard of this one either. */
  private hear({ nodeId, chatId, viewers }: Seen): void {
    const nodes = this.heard.get(chatId) ?? new Map<string, Heard>();
    const isNew = !nodes.has(nodeId) && nodeId !== this.nodeId;
    const before = this.viewersOf(chatId);
    if (viewers.length === 0) nodes.delete(nodeId);
    else nodes.set(nodeId, { viewers, until: this.clock.now().getTime() + HEARD_FOR_MS });
    if (nodes.size === 0) this.heard.delete(chatId);
    else this.heard.set(chatId, nodes);
    if (JSON.stringify(this.viewersOf(chatId)) !== JSON.stringify(before)) this.tell(chatId);
    if (isNew && nodes.has(this.nodeId)) this.share(chatId);
  }

  private waitsHere(chatId: string): void {
    for (const socket of this.sockets.openIn(this.rooms.lookersAt(chatId))) this.came(socket, chatId);
  }

  private endHere(chatId: string): void {
    for (const [socketId, chats] of this.bySocket) if (chats.delete(chatId) && chats.size === 0) this.bySocket.delete(socketId);
    if (this.heard.delete(chatId)) this.tell(chatId);
  }

  private tell(chatId: string, to = this.rooms.lookersAt(chatId)): void {
    const viewers = this.viewersOf(chatId);
    this.sockets.sendHere({ name: 'chat.viewers', told: [{ payload: { chatId, viewers }, to: [to] }] });
  }

  /** Each person once, however many sockets look, in the order of their ids. */
  private viewersOf(chatId: string): PersonName[] {
    const people = [...(this.heard.get(chatId)?.values() ?? [])].flatMap(({ viewers }) => viewers);
    return [...new Map(people.map((person) => [person.id, person])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
