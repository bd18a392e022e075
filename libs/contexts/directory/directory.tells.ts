import { Injectable } from '@nestjs/common';
import { rooms, tell } from '#platform';
import { SettingsChanged } from './staff/domain/directory.events';

@Injectable()
export class DirectoryTells {
  settingsChanged = tell(SettingsChanged, 'settings.changed', ({ changed }) =>
    changed.map((name) => ({ payload: { id: name, change: 'changed' }, to: [rooms.admins] })),
  );
}
