import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { ChatsForTeam } from '../staff/asked-downstream';
import { SettingsRows, Users } from '../staff/directory.store';
import { SETTINGS_ID } from '../staff/domain/settings';
import { teamInUse } from './domain/team.errors';
import { Teams } from './teams.store';

/** Deletes a team: nobody is a member any more, and no team overflows to it; with `force` open chats are for it no longer. */
export class DeleteTeam extends Command<void> {
  constructor(
    readonly id: string,
    readonly force: boolean,
  ) {
    super();
  }
}

@CommandHandler(DeleteTeam)
export class DeleteTeamHandler implements ICommandHandler<DeleteTeam> {
  constructor(
    private readonly settings: SettingsRows,
    private readonly teams: Teams,
    private readonly users: Users,
    private readonly queries: QueryBus,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ id, force }: DeleteTeam): Promise<void> {
    return this.store.transaction(async (tx) => {
      const [settings] = await this.settings.lockAll(tx, [SETTINGS_ID]);
      const [team, feeders] = await this.teams.lockWithFeeders(tx, id);
      const members = await this.users.lockMembers(tx, id);
      const chatIds = force ? [] : await this.queries.execute(new ChatsForTeam(tx, id));
      if (chatIds.length > 0) throw teamInUse(chatIds);
      for (const feeder of feeders) feeder.stopOverflowTo(id);
      for (const member of members) member.belongTo(id, false);
      team.delete(this.clock.now());
      settings?.follow('team', id, null);
    });
  }
}
