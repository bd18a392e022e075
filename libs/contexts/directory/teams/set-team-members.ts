import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InvalidField } from '#kernel';
import { Store } from '#platform';
import { Users } from '../staff/directory.store';
import { Teams } from './teams.store';

/** Replaces the members of a team. */
export class SetTeamMembers extends Command<void> {
  constructor(
    readonly id: string,
    readonly agentIds: string[],
  ) {
    super();
  }
}

@CommandHandler(SetTeamMembers)
export class SetTeamMembersHandler implements ICommandHandler<SetTeamMembers> {
  constructor(
    private readonly teams: Teams,
    private readonly users: Users,
    private readonly store: Store,
  ) {}

  execute({ id, agentIds }: SetTeamMembers): Promise<void> {
    return this.store.transaction(async (tx) => {
      await this.teams.lock(tx, id);
      const concerned = await this.users.lockMembers(tx, id, agentIds);
      const known = new Set(concerned.map((user) => user.id));
      const unknown = agentIds.findIndex((agentId) => !known.has(agentId));
      if (unknown >= 0) throw new InvalidField(`/agentIds/${unknown}`, 'is not a known agent', 'agent.unknown');
      const members = new Set(agentIds);
      for (const user of concerned) user.belongTo(id, members.has(user.id));
    });
  }
}
