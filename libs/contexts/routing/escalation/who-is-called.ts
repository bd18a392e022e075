import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { wordList } from '#platform';
import { type EscalationLevel, PRESENT_STATUSES } from '#protocol';
import { WhoSees } from './who-sees';

/**
 * Ids of the users who are called for a chat: whoever has it or is offered it, and by the level the members of its team who are online, all
 * who are where it is for no team, or supervisors and admins. Of them those who may see it.
 */
export class WhoIsCalled extends Query<string[]> {
  constructor(
    readonly chatId: string,
    readonly level: EscalationLevel,
  ) {
    super();
  }
}

const OF_LEVEL: Record<EscalationLevel, string> = {
  team: `a.status in (${wordList(PRESENT_STATUSES)}) and (c.team_id is null or c.team_id = any(u.team_ids))`,
  supervisors: `u.role in ('supervisor', 'admin')`,
};

@QueryHandler(WhoIsCalled)
export class WhoIsCalledHandler implements IQueryHandler<WhoIsCalled> {
  constructor(
    private readonly queries: QueryBus,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ chatId, level }: WhoIsCalled): Promise<string[]> {
    const users = await this.dataSource.query<{ id: string }[]>(
      `select u.id from chats c, users u join agents a on a.id = u.id and a.enabled
       where c.id = $1 and (u.id in (c.agent_id, c.offered_to) or (${OF_LEVEL[level]}))`,
      [chatId],
    );
    const seers = await this.queries.execute(new WhoSees(users.map(({ id: userId }) => ({ chatId, userId }))));
    return seers.map(({ userId }) => userId);
  }
}
