import { useQueryClient } from '@tanstack/react-query';
import type { TeamView } from '#client/core';
import { keys } from '../../data/queries';
import { t } from '../../words/admin';
import { LIST } from '../frame/useList';
import { limitOf } from '../people/user';
import { readDuration, writeDuration } from '../settings/quantities';

export const TEAMS = '/teams';
export const teamPath = (id: string): string => `${TEAMS}/${id}`;
export const teamKey = (id: string): readonly [string, string] => ['team', id];

/** Without hours of its own a team goes by those of the installation. */
export const NO_HOURS = 'none';

/** What is written of a team, under the names by which the server refuses it. Members are saved by themselves. */
export interface TeamFields {
  name: string;
  description: string;
  public: boolean;
  hoursId: string;
  maxConcurrentChats: string;
  overflowAfterSeconds: string;
  overflowTeamIds: string[];
}

export const EMPTY: TeamFields = {
  name: '',
  description: '',
  public: false,
  hoursId: NO_HOURS,
  maxConcurrentChats: '',
  overflowAfterSeconds: '',
  overflowTeamIds: [],
};

export const fieldsOf = (team: TeamView): TeamFields => ({
  name: team.name,
  description: team.description ?? '',
  public: team.public,
  hoursId: team.hoursId ?? NO_HOURS,
  maxConcurrentChats: team.maxConcurrentChats === null ? '' : String(team.maxConcurrentChats),
  overflowAfterSeconds: team.overflowAfterSeconds === null ? '' : writeDuration(team.overflowAfterSeconds),
  overflowTeamIds: team.overflowTeamIds,
});

/** What is sent of the fields; an empty one is none. */
export function bodyOf({ hoursId, maxConcurrentChats: limit, overflowAfterSeconds: after, ...fields }: Partial<TeamFields>): object {
  return {
    ...fields,
    ...(hoursId !== undefined && { hoursId: hoursId === NO_HOURS ? null : hoursId }),
    ...(limit !== undefined && { maxConcurrentChats: limitOf(limit) }),
    ...(after !== undefined && { overflowAfterSeconds: after.trim() === '' ? null : readDuration(after) }),
  };
}

export const isReadable = ({ overflowAfterSeconds: after }: TeamFields): boolean =>
  after.trim() === '' || readDuration(after) !== undefined;

const NAMES = {
  name: 'keys.name',
  description: 'skills.description',
  public: 'teams.public',
  hoursId: 'teams.hours',
  maxConcurrentChats: 'teams.limit',
  overflowAfterSeconds: 'teams.overflowAfter',
  overflowTeamIds: 'teams.overflowTo',
} as const satisfies Record<keyof TeamFields, string>;

/** @param nameOf of a team or of hours, by its id */
export const inWords =
  (nameOf: (id: string) => string) =>
  (field: keyof TeamFields, value: TeamFields[keyof TeamFields]): { label: string; text: string } => ({
    label: t(NAMES[field]),
    text: Array.isArray(value)
      ? value.map(nameOf).join(', ')
      : typeof value === 'boolean'
        ? t(value ? 'yes' : 'no')
        : field === 'hoursId'
          ? nameOf(value)
          : value,
  });

/** Members as they are now, with those whom somebody has added here, and without those who were taken out here. */
export function mergeMembers(now: readonly string[], before: readonly string[], chosen: readonly string[]): string[] {
  const kept = now.filter((id) => chosen.includes(id) || !before.includes(id));
  return [...kept, ...chosen.filter((id) => !before.includes(id) && !now.includes(id))];
}

/** Everything that shows teams is read anew. */
export function useReadTeams(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all([queries.invalidateQueries({ queryKey: [LIST, TEAMS] }), queries.invalidateQueries({ queryKey: keys.teams })]);
}
