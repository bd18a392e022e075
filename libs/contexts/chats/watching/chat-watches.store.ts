import { Injectable } from '@nestjs/common';
import { EntitySchema, IsNull } from 'typeorm';
import type { DomainError } from '#kernel';
import { type Audited, Collection, Store, type Transaction } from '#platform';
import { ChatWatch } from './domain/chat-watch';
import { watchNotFound } from './domain/chat-watch.errors';

export const ChatWatchSchema = new EntitySchema<ChatWatch>({
  name: 'ChatWatch',
  target: ChatWatch,
  tableName: 'chat_watches',
  columns: {
    id: { type: 'uuid', primary: true },
    chatId: { type: 'uuid', name: 'chat_id' },
    userId: { type: 'uuid', name: 'user_id' },
    socketId: { type: 'text', name: 'socket_id' },
    nodeId: { type: 'uuid', name: 'node_id' },
    visible: { type: 'boolean' },
    since: { type: 'timestamptz' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
  indices: [
    { name: 'chat_watches_chat', columns: ['chatId'], where: 'ended_at IS NULL' },
    { name: 'chat_watches_socket', columns: ['socketId'], where: 'ended_at IS NULL' },
    { name: 'chat_watches_node', columns: ['nodeId'], where: 'ended_at IS NULL' },
    { name: 'chat_watches_ended', columns: ['endedAt'], where: 'ended_at IS NOT NULL' },
  ],
});

@Injectable()
export class ChatWatches extends Collection<ChatWatch> {
  protected override readonly audited: Audited<ChatWatch> = { target: 'chat', shows: ['visible', 'endedAt'], of: ({ chatId }) => chatId };

  constructor(store: Store) {
    super(store, ChatWatchSchema);
  }

  /** The watches of a socket that have not ended. Whoever asks is the only one to add to them until the end of the transaction. */
  async lockOf(tx: Transaction, socketId: string): Promise<ChatWatch[]> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('chat_watches'), hashtext($1))`, [socketId]);
    return this.lockWhere(tx, { socketId, endedAt: IsNull() });
  }

  protected missing(): DomainError {
    return watchNotFound();
  }
}
