import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeSettingsHandler } from './settings/change-settings';
import { ChangeSkillHandler } from './skills/change-skill';
import { ChangeUserHandler } from './staff/change-user';
import { CreateSkillHandler } from './skills/create-skill';
import { ChangeTeamHandler } from './teams/change-team';
import { CreateTeamHandler } from './teams/create-team';
import { DeleteTeamHandler } from './teams/delete-team';
import { SetTeamMembersHandler } from './teams/set-team-members';
import { ChangeHoursHandler } from './hours/change-hours';
import { CreateHoursHandler } from './hours/create-hours';
import { DeleteHoursHandler } from './hours/delete-hours';
import { AllHours, HoursSchema } from './hours/hours.store';
import { OpeningHours } from './hours/opening-hours';
import { TeamViews } from './teams/team-views';
import { Teams, TeamSchema } from './teams/teams.store';
import { CreateUserHandler } from './staff/create-user';
import { DeleteSkillHandler } from './skills/delete-skill';
import { LimitAgentHandler } from './staff/limit-agent';
import { RefreshLoginHandler } from './logins/refresh-login';
import { SetAgentSkillsHandler } from './staff/set-agent-skills';
import { OidcProvider } from './oidc/oidc-provider';
import { SignInByOidcHandler } from './oidc/sign-in-by-oidc';
import { SignInHandler } from './logins/sign-in';
import { SignOutHandler } from './logins/sign-out';
import { ApiKeyCheck } from './keys/api-key-check';
import { ApiKeys, ApiKeySchema } from './keys/api-keys.store';
import { CreateApiKeyHandler } from './keys/create-api-key';
import { RevokeApiKeyHandler } from './keys/revoke-api-key';
import { CurrentSettings } from './settings/current-settings';
import { DirectoryTells } from './directory.tells';
import { DirectoryReactions } from './directory.reactions';
import { DirectoryClock } from './directory.clock';
import { DirectoryProjections } from './directory.projections';
import './directory.settings';
import { SessionSchema, Sessions, SettingsRows, SettingsSchema, Skills, SkillSchema, Users, UserSchema } from './staff/directory.store';
import { FirstAdmin } from './staff/first-admin';
import { Logins } from './logins/logins';
import { PictureByIdHandler } from './own/picture-by-id';
import { SetAvatarHandler } from './own/set-avatar';
import { EndOtherSessionsHandler } from './logins/end-other-sessions';
import { EndSessionHandler } from './logins/end-session';
import { BeginTotpHandler } from './own/begin-totp';
import { ConfirmTotpHandler } from './own/confirm-totp';
import { RemoveTotpHandler } from './own/remove-totp';
import { ChoosePasswordHandler } from './own/choose-password';
import { AvatarSchema, PreferencesSchema } from './own/own.store';
import { KeepPreferencesHandler } from './own/keep-preferences';
import { PreferencesOfHandler } from './own/preferences-of';
import { SettingsHistoryHandler } from './settings/settings-history';
import { SettingsMetaHandler } from './settings/settings-meta';
import { StillHasRoleHandler } from './logins/still-has-role';
import { Passwords } from './staff/passwords';
import { UserNames } from './staff/user-names';
import { RecognisedSockets } from './logins/recognised-sockets';
import { StaffTokenCheck } from './logins/staff-token-check';

const commands = [
  SignInHandler,
  SignInByOidcHandler,
  RefreshLoginHandler,
  SignOutHandler,
  CreateUserHandler,
  ChangeUserHandler,
  SetAgentSkillsHandler,
  LimitAgentHandler,
  CreateSkillHandler,
  ChangeSkillHandler,
  DeleteSkillHandler,
  CreateTeamHandler,
  ChangeTeamHandler,
  DeleteTeamHandler,
  SetTeamMembersHandler,
  CreateHoursHandler,
  ChangeHoursHandler,
  DeleteHoursHandler,
  ChangeSettingsHandler,
  ChoosePasswordHandler,
  EndSessionHandler,
  EndOtherSessionsHandler,
  BeginTotpHandler,
  ConfirmTotpHandler,
  RemoveTotpHandler,
  SetAvatarHandler,
  KeepPreferencesHandler,
  CreateApiKeyHandler,
  RevokeApiKeyHandler,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      UserSchema,
      SessionSchema,
      SkillSchema,
      TeamSchema,
      HoursSchema,
      SettingsSchema,
      PreferencesSchema,
      AvatarSchema,
      ApiKeySchema,
    ]),
  ],
  providers: [
    ...commands,
    SettingsMetaHandler,
    { provide: Passwords, useFactory: () => new Passwords() },
    StillHasRoleHandler,
    PreferencesOfHandler,
    PictureByIdHandler,
    SettingsHistoryHandler,
    Users,
    UserNames,
    Sessions,
    Skills,
    Teams,
    TeamViews,
    AllHours,
    OpeningHours,
    SettingsRows,
    CurrentSettings,
    Logins,
    OidcProvider,
    StaffTokenCheck,
    RecognisedSockets,
    ApiKeys,
    ApiKeyCheck,
    FirstAdmin,
    DirectoryProjections,
    DirectoryReactions,
    DirectoryTells,
    DirectoryClock,
  ],
  exports: [Users, Sessions, OidcProvider, ApiKeys, UserNames, Skills, Teams, TeamViews, AllHours, OpeningHours, CurrentSettings],
})
export class DirectoryModule {}
