import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isUniqueViolation, Store } from '#platform';
import { AllHours } from '../hours/hours.store';
import { teamExists } from './domain/team.errors';
import type { Team, TeamChanges } from './domain/team';
import { Teams } from './teams.store';

/** Changes what is given of a team. */
export class ChangeTeam extends Command<Team> {
  constructor(
    readonly id: string,
    readonly changes: TeamChanges,
  ) {
    super();
  }
}

@CommandHandler(ChangeTeam)
export class ChangeTeamHandler implements ICommandHandler<ChangeTeam> {
  constructor(
    private readonly teams: Teams,
    private readonly hours: AllHours,
    private readonly store: Store,
  ) {}

  async execute({ id, changes }: ChangeTeam): Promise<Team> {
    try {
      return await this.store.transaction(async (tx) => {
        await this.hours.mustExist(tx, changes.hoursId);
        const team = await this.teams.lockWithOverflow(tx, id, changes.overflowTeamIds);
        team.change(changes);
        return team;
      });
    } catch (error) {
      throw isUniqueViolation(error) ? teamExists() : error;
    }
  }
}
