import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isUniqueViolation, newId, Store } from '#platform';
import { skillExists } from '../staff/domain/directory.errors';
import { Skill } from '../staff/domain/skill';
import { Skills } from '../staff/directory.store';

export class CreateSkill extends Command<Skill> {
  constructor(
    readonly name: string,
    readonly description: string | null,
    readonly isPublic: boolean,
  ) {
    super();
  }
}

@CommandHandler(CreateSkill)
export class CreateSkillHandler implements ICommandHandler<CreateSkill> {
  constructor(
    private readonly skills: Skills,
    private readonly store: Store,
  ) {}

  async execute({ name, description, isPublic }: CreateSkill): Promise<Skill> {
    try {
      return await this.store.transaction(async (tx) => this.skills.add(tx, new Skill(newId(), name, description, isPublic)));
    } catch (error) {
      throw isUniqueViolation(error) ? skillExists() : error;
    }
  }
}
