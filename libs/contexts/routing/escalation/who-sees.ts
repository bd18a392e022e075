import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { isSeen, type Seen } from '#kernel';
import { sightOf } from '#platform';
import type { Role } from '#protocol';

/** Of some users those who may see a chat now: none of a chat that is not there. */
export class WhoSees extends Query<string[]> {
  constructor(
    readonly chatId: string,
    readonly userIds: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(WhoSees)
export class WhoSeesHandler implements IQueryHandler<WhoSees> {
  constructor(
    private readonly settings: CurrentSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ chatId, userIds }: WhoSees): Promise<string[]> {
    if (userIds.length === 0) return [];
    const settings = await this.settings.lastRead();
    const [chat] = await this.dataSource.query<Seen[]>(
      'select status, team_id as "teamId", agent_ids as "agentIds", offered_to as "offeredTo" from chats where id = $1',
      [chatId],
    );
    if (!chat) return [];
    const users = await this.dataSource.query<{ id: string; role: Role; teamIds: string[] }[]>(
      'select id, role, team_ids as "teamIds" from users where id = any($1) and active',
      [userIds],
    );
    return users.filter(({ id, role, teamIds }) => isSeen({ id, teamIds, sight: sightOf(role, settings) }, chat)).map(({ id }) => id);
  }
}
