export { LimitAgent } from './commands/limit-agent';
export { SetAgentSkills } from './commands/set-agent-skills';
export { CreateUser } from './commands/create-user';
export { CurrentSettings } from './current-settings';
export { AgentLimitDto, AgentSkillDto, AgentSkillsDto, ROLES } from './directory.dto';
export { DirectoryModule } from './directory.module';
export { Skills, Users } from './directory.store';
export * from './domain/directory.events';
export { agentNotFound } from './domain/directory.errors';
