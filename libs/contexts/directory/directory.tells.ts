import { Injectable } from '@nestjs/common';
import { rooms, tell } from '#platform';
import { settingsForStaff } from './staff/domain/setting';
import { SettingsChanged } from './staff/domain/directory.events';

@Injectable()
export class DirectoryTells {
  /** To those who may read the setting. */
  settingsChanged = tell(SettingsChanged, 'settings.changed', ({ changed }) =>
    changed.map((name) => ({
      payload: { id: name, change: 'changed' },
      to: [settingsForStaff().some((each) => each === name) ? rooms.staff : rooms.admins],
    })),
  );
}
