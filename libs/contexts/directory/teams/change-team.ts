import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isUniqueViolation } from '#platform';
import { teamExists } from './domain/team.errors';
import type { Team, TeamChanges } from './domain/team';
import { mustBeTeams } from './overflow';
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
  constructor(private readonly teams: Teams) {}

  async execute({ id, changes }: ChangeTeam): Promise<Team> {
    await mustBeTeams(this.teams, changes.overflowTeamIds);
    try {
      return await this.teams.change(id, (team) => {
        team.change(changes);
        return team;
      });
    } catch (error) {
      throw isUniqueViolation(error) ? teamExists() : error;
    }
  }
}
