import { Injectable } from '@nestjs/common';
import { Saga } from '@nestjs/cqrs';
import { SettingsChanged } from '#directory';
import { when } from '#platform';
import { SettlePresence } from './commands/settle-presence';

@Injectable()
export class PresenceSagas {
  /** A new common limit, grace or away time counts at once. */
  @Saga() settingsChanged = when(SettingsChanged, () => new SettlePresence());
}
