import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isUniqueViolation, Store } from '#platform';
import { skillExists } from '../staff/domain/directory.errors';
import type { Skill, SkillChanges } from '../staff/domain/skill';
import { SETTINGS_ID } from '../staff/domain/settings';
import { SettingsRows, Skills, Users } from '../staff/directory.store';

/** Changes a skill. A new name is written to the agents who have the skill, the open chats that ask for it, and the settings that name it. */
export class ChangeSkill extends Command<Skill> {
  constructor(
    readonly name: string,
    readonly changes: SkillChanges,
  ) {
    super();
  }
}

@CommandHandler(ChangeSkill)
export class ChangeSkillHandler implements ICommandHandler<ChangeSkill> {
  constructor(
    private readonly settings: SettingsRows,
    private readonly users: Users,
    private readonly skills: Skills,
    private readonly store: Store,
  ) {}

  async execute({ name, changes }: ChangeSkill): Promise<Skill> {
    const { id } = await this.skills.named(name);
    try {
      return await this.store.transaction(async (tx) => {
        const [settings] = await this.settings.lockAll(tx, [SETTINGS_ID]);
        const [holders, skill] = await this.skills.lockWithHolders(tx, id, this.users);
        const before = skill.name;
        skill.change(changes);
        if (skill.name === before) return skill;
        settings?.follow('skill', before, skill.name);
        for (const user of holders)
          user.setSkills(user.skills.map((held) => (held.name === before ? { ...held, name: skill.name } : held)));
        return skill;
      });
    } catch (error) {
      throw isUniqueViolation(error) ? skillExists() : error;
    }
  }
}
