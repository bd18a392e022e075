import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsNull, Raw } from 'typeorm';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { skillNotFound } from '../domain/directory.errors';
import { Skills, Users } from '../directory.store';

/** Deletes a skill and takes it from every agent who had it. */
export class DeleteSkill extends Command<void> {
  constructor(readonly name: string) {
    super();
  }
}

@CommandHandler(DeleteSkill)
export class DeleteSkillHandler implements ICommandHandler<DeleteSkill> {
  constructor(
    private readonly users: Users,
    private readonly skills: Skills,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ name }: DeleteSkill): Promise<void> {
    return this.store.transaction(async (tx) => {
      const holds = Raw((skills) => `${skills} @> :held::jsonb`, { held: JSON.stringify([{ name }]) });
      const holders = await this.users.lockWhere(tx, { skills: holds as never });
      const [skill] = await this.skills.lockWhere(tx, { name, deletedAt: IsNull() });
      if (!skill) throw skillNotFound();
      skill.delete(this.clock.now());
      for (const user of holders) user.setSkills(user.skills.filter((held) => held.name !== name));
    });
  }
}
