import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId, Store } from '#platform';
import type { AgentSkill } from '#protocol';
import { agentNotFound } from '../domain/directory.errors';
import { Skill } from '../domain/skill';
import { Skills, Users } from '../directory.store';

/** Replaces an agent's skills; a skill that is new here is created. */
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
      user.setSkills(skills);
      await tx.query('lock table skills in share row exclusive mode');
      const known = new Set((await tx.query<{ name: string }>('select name from skills where deleted_at is null')).map(({ name }) => name));
      for (const { name } of skills) if (!known.has(name)) this.skills.add(tx, new Skill(newId(), name, null, false));
    });
  }
}
