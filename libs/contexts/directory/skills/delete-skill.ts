import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { skillInUse } from '../staff/domain/directory.errors';
import { SETTINGS_ID } from '../staff/domain/settings';
import { SettingsRows, Skills, Users } from '../staff/directory.store';
import { ChatsAskingFor } from '../staff/asked-downstream';

/** Deletes a skill and removes it from all agents and settings; with `force` also from the open chats that ask for it. */
export class DeleteSkill extends Command<void> {
  constructor(
    readonly name: string,
    readonly force: boolean,
  ) {
    super();
  }
}

@CommandHandler(DeleteSkill)
export class DeleteSkillHandler implements ICommandHandler<DeleteSkill> {
  constructor(
    private readonly settings: SettingsRows,
    private readonly users: Users,
    private readonly skills: Skills,
    private readonly queries: QueryBus,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ name, force }: DeleteSkill): Promise<void> {
    const { id } = await this.skills.named(name);
    return this.store.transaction(async (tx) => {
      const [settings] = await this.settings.lockAll(tx, [SETTINGS_ID]);
      const [holders, skill] = await this.skills.lockWithHolders(tx, id, this.users);
      const chatIds = force ? [] : await this.queries.execute(new ChatsAskingFor(tx, skill.name));
      if (chatIds.length > 0) throw skillInUse(chatIds);
      skill.delete(this.clock.now());
      settings?.follow('skill', skill.name, null);
      for (const user of holders) user.setSkills(user.skills.filter((held) => held.name !== skill.name));
    });
  }
}
