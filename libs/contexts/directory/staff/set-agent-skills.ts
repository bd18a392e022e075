import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { nameKey } from '#kernel';
import { newId, Store } from '#platform';
import type { AgentSkill } from '#protocol';
import { agentNotFound } from './domain/directory.errors';
import { Skill } from './domain/skill';
import { Skills, Users } from './directory.store';

/** Replaces the skills of an agent; unknown skills are created. */
export class SetAgentSkills extends Command<void> {
  constructor(
    readonly agentId: string,
    readonly skills: AgentSkill[],
  ) {
    super();
  }
}

@CommandHandler(SetAgentSkills)
export class SetAgentSkillsHandler implements ICommandHandler<SetAgentSkills> {
  constructor(
    private readonly users: Users,
    private readonly skills: Skills,
    private readonly store: Store,
  ) {}

  execute({ agentId, skills }: SetAgentSkills): Promise<void> {
    return this.store.transaction(async (tx) => {
      const [user] = await this.users.lockAll(tx, [agentId]);
      if (!user) throw agentNotFound();
      await tx.query('lock table skills in share row exclusive mode');
      const known = await this.skills.keep(
        tx,
        skills.map(({ name }) => name),
      );
      const named = skills.map((skill) => ({
        ...skill,
        name: (known.get(nameKey(skill.name)) ?? this.skills.add(tx, new Skill(newId(), skill.name, null, false))).name,
      }));
      user.setSkills(named);
    });
  }
}
