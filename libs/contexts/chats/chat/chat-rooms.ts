import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import type { Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import { type Caller, overseersOf, rooms, Sockets } from '#platform';
import { agentsIn, canSee } from './domain/access';
import type { Chat } from './domain/chat';
import { viewerOf } from './viewer';

type Concerned = Pick<Chat, 'id' | 'status' | 'customerId' | 'agentId' | 'agentIds' | 'offeredTo' | 'teamId'>;

const TEAM_CHANGED = 'a chat is for another team';

const CHAT_ROOMS = rooms.chat('');

const roomsOf = (chatId: string): string[] => [rooms.chat(chatId), rooms.chatStaff(chatId)];

/** Why a socket of staff is in the rooms of a chat. It may be for both, and leaves them with the last. */
type Manner = 'joined' | 'watching';
const MANNERS: Manner[] = ['joined', 'watching'];

/** Room without an audience that remembers the manner. */
const marker = (chatId: string, manner: Manner): string => `${manner}-chat:${chatId}`;

/** Membership of sockets in the Socket.IO rooms of chats: a socket leaves when its user loses the right to see the chat. */
@Injectable()
export class ChatRooms {
  /** Loads chats that change within one turn of the event loop by one statement. */
  private readonly loader = new DataLoader<string, Concerned | undefined>((ids) => this.byIds(ids), { cache: false });

  constructor(
    private readonly sockets: Sockets,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    sockets.onSight((socket) => this.clearAll([socket]));
    sockets.onEverywhere(TEAM_CHANGED, (chatId) => this.clearAll(sockets.openIn(rooms.chat(chatId))));
  }

  async enter(socket: Socket, by: Caller, chatId: string, manner: Manner = 'joined'): Promise<void> {
    await socket.join(by.type === 'staff' ? [...roomsOf(chatId), marker(chatId, manner)] : rooms.chat(chatId));
  }

  async leave(socket: Socket, chatId: string, manner: Manner = 'joined'): Promise<void> {
    await socket.leave(marker(chatId, manner));
    if (MANNERS.some((other) => socket.rooms.has(marker(chatId, other)))) return;
    for (const room of roomsOf(chatId)) await socket.leave(room);
  }

  /** Whether the socket still watches: it leaves the room with the right to see the chat. */
  isWatching(socket: Socket, chatId: string): boolean {
    return socket.rooms.has(marker(chatId, 'watching'));
  }

  /** Room of the staff who joined a chat to look at it, without those who watch it. */
  lookersAt(chatId: string): string {
    return marker(chatId, 'joined');
  }

  /** Evicts, at every node, all sockets except those of whoever oversees the chat, of the customer and of the agents whom the chat concerns now. */
  async settle(chatId: string): Promise<undefined> {
    const chat = await this.loader.load(chatId);
    if (!chat) return;
    const staying = [...overseersOf(chat.teamId), rooms.customer(chat.customerId), ...agentsIn(chat).map(rooms.agent)];
    this.sockets.evict([...roomsOf(chatId), marker(chatId, 'joined')], staying);
  }

  /** Checks the rooms of this node's sockets again, because an `evict` from another node may not have reached this one. */
  async clear(): Promise<void> {
    await this.clearAll(this.sockets.open);
  }

  /** The chat is for another team now: whoever sees it no longer leaves it, at every node. */
  teamChanged(chatId: string): undefined {
    this.sockets.everywhere(TEAM_CHANGED, chatId);
  }

  private async clearAll(open: readonly Socket[]): Promise<void> {
    const inside = open.flatMap((socket) =>
      [...socket.rooms].filter((room) => room.startsWith(CHAT_ROOMS)).map((room) => ({ socket, chatId: room.slice(CHAT_ROOMS.length) })),
    );
    await Promise.all(
      inside.map(async ({ socket, chatId }) => {
        const chat = await this.loader.load(chatId);
        if (chat && canSee(viewerOf((socket.data as { caller: Caller }).caller), chat)) return;
        for (const manner of MANNERS) await this.leave(socket, chatId, manner);
      }),
    );
  }

  private async byIds(ids: readonly string[]): Promise<(Concerned | undefined)[]> {
    const found = await this.dataSource.query<Concerned[]>(
      `select id, status, customer_id as "customerId", agent_id as "agentId", agent_ids as "agentIds", offered_to as "offeredTo", team_id as "teamId"
       from chats where id = any($1)`,
      [ids],
    );
    const byId = new Map(found.map((chat) => [chat.id, chat]));
    return ids.map((id) => byId.get(id));
  }
}

export interface InChat {
  chatId: string;
  customerId: string;
  agentId: string | null;
}

export function everybodyIn({ chatId, customerId, agentId }: InChat): string[] {
  return [rooms.chat(chatId), rooms.customer(customerId), ...agents(agentId)];
}

export function agents(id: string | null): string[] {
  return id === null ? [] : [rooms.agent(id)];
}
