import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeSettingsHandler } from './commands/change-settings';
import { ChangeSkillHandler } from './commands/change-skill';
import { ChangeUserHandler } from './commands/change-user';
import { CreateSkillHandler } from './commands/create-skill';
import { CreateUserHandler } from './commands/create-user';
import { DeleteSkillHandler } from './commands/delete-skill';
import { LimitAgentHandler } from './commands/limit-agent';
import { RefreshLoginHandler } from './commands/refresh-login';
import { SetAgentSkillsHandler } from './commands/set-agent-skills';
import { SignInHandler } from './commands/sign-in';
import { SignOutHandler } from './commands/sign-out';
import { CurrentSettings } from './current-settings';
import { DirectoryTells } from './directory.tells';
import { DirectoryReactions } from './directory.reactions';
import { DirectoryClock } from './directory.clock';
import { DirectoryProjections } from './directory.projections';
import './directory.settings';
import { SessionSchema, Sessions, SettingsRows, SettingsSchema, Skills, SkillSchema, Users, UserSchema } from './directory.store';
import { FirstAdmin } from './first-admin';
import { Logins } from './logins';
import { SettingsHistoryHandler } from './queries/settings-history';
import { SettingsMetaHandler } from './queries/settings-meta';
import { UserNames } from './queries/user-names';
import { StaffTokenCheck } from './staff-token-check';

const commands = [
  SignInHandler,
  RefreshLoginHandler,
  SignOutHandler,
  CreateUserHandler,
  ChangeUserHandler,
  SetAgentSkillsHandler,
  LimitAgentHandler,
  CreateSkillHandler,
  ChangeSkillHandler,
  DeleteSkillHandler,
  ChangeSettingsHandler,
];

@Module({
  imports: [TypeOrmModule.forFeature([UserSchema, SessionSchema, SkillSchema, SettingsSchema])],
  providers: [
    ...commands,
    SettingsMetaHandler,
    SettingsHistoryHandler,
    Users,
    UserNames,
    Sessions,
    Skills,
    SettingsRows,
    CurrentSettings,
    Logins,
    StaffTokenCheck,
    FirstAdmin,
    DirectoryProjections,
    DirectoryReactions,
    DirectoryTells,
    DirectoryClock,
  ],
  exports: [Users, UserNames, Skills, CurrentSettings],
})
export class DirectoryModule {}
