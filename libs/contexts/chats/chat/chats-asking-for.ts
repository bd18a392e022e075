import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ChatsAskingFor } from '#directory';

/** Bounds the answer: chats beyond it are left out. */
const MAX_CHATS = 100;

@QueryHandler(ChatsAskingFor)
export class ChatsAskingForHandler implements IQueryHandler<ChatsAskingFor> {
  async execute({ tx, skill }: ChatsAskingFor): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from chats where skills @> $1::jsonb and status <> 'closed' order by created_at, id limit $2`,
      [JSON.stringify([{ name: skill }]), MAX_CHATS],
    );
    return rows.map(({ id }) => id);
  }
}
