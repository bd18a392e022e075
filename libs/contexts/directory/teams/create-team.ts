import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isUniqueViolation, newId, Store } from '#platform';
import { AllHours } from '../hours/hours.store';
import { teamExists } from './domain/team.errors';
import { Team, type TeamChanges } from './domain/team';
import { overflowPointers, Teams } from './teams.store';

/** Creates a team, without members; returns it. */
export class CreateTeam extends Command<Team> {
  constructor(readonly team: TeamChanges & { name: string }) {
    super();
  }
}

@CommandHandler(CreateTeam)
export class CreateTeamHandler implements ICommandHandler<CreateTeam> {
  constructor(
    private readonly teams: Teams,
    private readonly hours: AllHours,
    private readonly store: Store,
  ) {}

  async execute({ team }: CreateTeam): Promise<Team> {
    try {
      return await this.store.transaction(async (tx) => {
        await this.hours.mustExist(tx, team.hoursId);
        await this.teams.mustExist(tx, overflowPointers(team.overflowTeamIds));
        return this.teams.add(tx, new Team(newId(), team));
      });
    } catch (error) {
      throw isUniqueViolation(error) ? teamExists() : error;
    }
  }
}
