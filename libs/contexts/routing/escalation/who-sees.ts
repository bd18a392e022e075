import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { isSeen, type Seen } from '#kernel';
import { sightOf } from '#platform';
import type { Role } from '#protocol';

/** A user who may or may not see a chat. */
export interface UserOfChat {
  chatId: string;
  userId: string;
}

/** Those of the given whose user may see the chat now: none of a chat that is not there. */
export class WhoSees extends Query<readonly UserOfChat[]> {
  constructor(readonly asked: readonly UserOfChat[]) {
    super();
  }
}

@QueryHandler(WhoSees)
export class WhoSeesHandler implements IQueryHandler<WhoSees> {
  constructor(
    private readonly settings: CurrentSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ asked }: WhoSees): Promise<readonly UserOfChat[]> {
    if (asked.length === 0) return [];
    const settings = await this.settings.lastRead();
    const [chats, users] = await Promise.all([
      this.chats(asked.map(({ chatId }) => chatId)),
      this.users(asked.map(({ userId }) => userId)),
    ]);
    return asked.filter(({ chatId, userId }) => {
      const [chat, user] = [chats.get(chatId), users.get(userId)];
      return chat && user && isSeen({ ...user, sight: sightOf(user.role, settings) }, chat);
    });
  }

  private async chats(ids: string[]): Promise<Map<string, Seen>> {
    const rows = await this.dataSource.query<(Seen & { id: string })[]>(
      'select id, status, team_id as "teamId", agent_ids as "agentIds", offered_to as "offeredTo" from chats where id = any($1)',
      [ids],
    );
    return new Map(rows.map((chat) => [chat.id, chat]));
  }

  private async users(ids: string[]): Promise<Map<string, { id: string; role: Role; teamIds: string[] }>> {
    const rows = await this.dataSource.query<{ id: string; role: Role; teamIds: string[] }[]>(
      'select id, role, team_ids as "teamIds" from users where id = any($1) and active',
      [ids],
    );
    return new Map(rows.map((user) => [user.id, user]));
  }
}
