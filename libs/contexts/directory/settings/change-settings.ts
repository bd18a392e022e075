import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Store } from '#platform';
import type { SettingsView } from '#protocol';
import { CurrentSettings } from './current-settings';
import { AllHours } from '../hours/hours.store';
import { SettingsRows, Skills } from '../staff/directory.store';
import { Settings, SETTINGS_ID } from '../staff/domain/settings';
import { Teams } from '../teams/teams.store';
import { withKnownReferences } from './known-references';

export class ChangeSettings extends Command<SettingsView> {
  constructor(
    readonly changes: Partial<SettingsView>,
    /** Id of the user who changes the settings; null when the system does. */
    readonly by: string | null,
  ) {
    super();
  }
}

@CommandHandler(ChangeSettings)
export class ChangeSettingsHandler implements ICommandHandler<ChangeSettings> {
  constructor(
    private readonly rows: SettingsRows,
    private readonly hours: AllHours,
    private readonly teams: Teams,
    private readonly skills: Skills,
    private readonly store: Store,
    private readonly current: CurrentSettings,
  ) {}

  async execute({ changes, by }: ChangeSettings): Promise<SettingsView> {
    await this.store.transaction(async (tx) => {
      await tx.query('lock table settings in share row exclusive mode');
      await this.hours.mustExist(tx, changes.hoursId);
      const [row] = await this.rows.lockAll(tx, [SETTINGS_ID]);
      const known = await withKnownReferences(tx, { teams: this.teams, skills: this.skills }, changes);
      (row ?? this.rows.add(tx, new Settings())).change(known, by);
    });
    this.current.forget();
    return this.current.get();
  }
}
