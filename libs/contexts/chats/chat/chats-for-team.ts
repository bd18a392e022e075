import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ChatsForTeam } from '#directory';

/** Bounds the answer: chats beyond it are left out. */
const MAX_CHATS = 100;

@QueryHandler(ChatsForTeam)
export class ChatsForTeamHandler implements IQueryHandler<ChatsForTeam> {
  async execute({ tx, teamId }: ChatsForTeam): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from chats where team_id = $1 and status <> 'closed' order by created_at, id limit $2`,
      [teamId, MAX_CHATS],
    );
    return rows.map(({ id }) => id);
  }
}
