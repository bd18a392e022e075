import { Module } from '@nestjs/common';
import { ApiKeysController } from './keys/api-keys.controller';
import { AuthController } from './logins/auth.controller';
import { DirectoryController } from './directory.controller';
import { DirectoryModule } from './directory.module';
import { AvatarsController } from './own/avatars.controller';
import { OidcController } from './oidc/oidc.controller';
import { SessionsController } from './logins/sessions.controller';
import { TotpController } from './own/totp.controller';
import { MeController } from './own/me.controller';
import { HoursController } from './hours/hours.controller';
import { TeamsGateway } from './teams/teams.gateway';
import { TeamsController } from './teams/teams.controller';
import { SettingsController } from './settings/settings.controller';

@Module({
  imports: [DirectoryModule],
  controllers: [
    AuthController,
    OidcController,
    ApiKeysController,
    DirectoryController,
    TeamsController,
    HoursController,
    SettingsController,
    MeController,
    TotpController,
    SessionsController,
    AvatarsController,
  ],
  providers: [TeamsGateway],
})
export class DirectoryEdge {}
