import { Injectable } from '@nestjs/common';
import { rooms, tell, type Told } from '#platform';
import type { RecordChangeType } from '#protocol';
import { HoursChanged, HoursCreated, HoursDeleted } from './hours/domain/hours.events';
import { settingsForStaff } from './staff/domain/setting';
import { AgentTeamsChanged, SettingsChanged } from './staff/domain/directory.events';
import { TeamChanged, TeamCreated, TeamDeleted } from './teams/domain/team.events';

@Injectable()
export class DirectoryTells {
  /** To those who may read the setting. */
  settingsChanged = tell(SettingsChanged, 'settings.changed', ({ changed }) =>
    changed.map((name) => ({
      payload: { id: name, change: 'changed' },
      to: [settingsForStaff().some((each) => each === name) ? rooms.staff : rooms.admins],
    })),
  );

  teamCreated = tell(TeamCreated, 'team.changed', ({ teamId }) => ofTeam(teamId, 'created'));
  teamChanged = tell(TeamChanged, 'team.changed', ({ teamId }) => ofTeam(teamId, 'changed'));
  teamDeleted = tell(TeamDeleted, 'team.changed', ({ teamId }) => ofTeam(teamId, 'deleted'));
  /** Of each member a small word: many at once are gathered. */
  membersChanged = tell(AgentTeamsChanged, 'team.changed', () => ofTeam(null, 'changed'));

  hoursCreated = tell(HoursCreated, 'hours.changed', ({ hoursId }) => toStaff(hoursId, 'created'));
  hoursChanged = tell(HoursChanged, 'hours.changed', ({ hoursId }) => toStaff(hoursId, 'changed'));
  hoursDeleted = tell(HoursDeleted, 'hours.changed', ({ hoursId }) => toStaff(hoursId, 'deleted'));
}

function ofTeam(id: string | null, change: RecordChangeType): Told<'team.changed'> {
  return { payload: { id, change }, to: [rooms.staff, rooms.teamsOnScreens] };
}

function toStaff(id: string, change: RecordChangeType): Told<'hours.changed'> {
  return { payload: { id, change }, to: [rooms.staff] };
}
