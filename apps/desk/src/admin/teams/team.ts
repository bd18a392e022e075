import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TeamView } from '#client/core';
import { keys } from '../../data/queries';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { type Greeting, greetingInWords } from '../frame/GreetingField';
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
  greeting: Greeting;
  maxConcurrentChats: string;
  overflowAfterSeconds: string;
  overflowTeamIds: string[];
}

export const EMPTY: TeamFields = {
  name: '',
  description: '',
  public: false,
  hoursId: NO_HOURS,
  greeting: {},
  maxConcurrentChats: '',
  overflowAfterSeconds: '',
  overflowTeamIds: [],
};

export const fieldsOf = (team: TeamView): TeamFields => ({
  name: team.name,
  description: team.description ?? '',
  public: team.public,
  hoursId: team.hoursId ?? NO_HOURS,
  greeting: team.greeting,
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
  greeting: 'teams.greeting',
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
        : typeof value === 'object'
          ? greetingInWords(value)
          : field === 'hoursId'
            ? nameOf(value)
            : value,
  });

/** Everything that shows teams is read anew when one changes, here or elsewhere. */
export function useTeamChanges(): void {
  const desk = useDesk();
  const queries = useQueryClient();
  useEffect(
    () =>
      desk.on('team.changed', ({ id }) => {
        void queries.invalidateQueries({ queryKey: [LIST, TEAMS] });
        void queries.invalidateQueries({ queryKey: id === null ? teamKey('').slice(0, 1) : teamKey(id) });
      }),
    [desk, queries],
  );
}

/** Before the event comes, for whoever has changed one. */
export function useReadTeams(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all([queries.invalidateQueries({ queryKey: [LIST, TEAMS] }), queries.invalidateQueries({ queryKey: keys.teams })]);
}
