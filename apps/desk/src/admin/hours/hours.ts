import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { HoursException, HoursView, WeeklyHours } from '#client/core';
import { all, keys } from '../../data/queries';
import { useDesk } from '../../live/context';
import type { Desk } from '../../live/desk';
import { zoneInWords } from '../../shell/zones';
import { t } from '../../words/admin';
import { LIST } from '../frame/useList';
import { spanOf, weekInWords } from './times';

export const HOURS = '/hours';
export const hoursPath = (id: string): string => `${HOURS}/${id}`;
export const hoursKey = (id: string): readonly [string, string] => ['one-hours', id];
const ALL = ['hours'];

/** All opening hours, to choose from and for their names. */
export const hoursQuery = ({ client: { rest } }: Desk) =>
  queryOptions({ queryKey: ALL, queryFn: () => all<HoursView>(rest, HOURS), staleTime: 60_000 });

export interface WithHours {
  hoursId: string | null;
}

/** The settings, of which one names the hours of the installation. */
export function useInstallationHours() {
  const { rest } = useDesk().client;
  return useQuery({ queryKey: keys.settings, queryFn: () => rest.get<WithHours>('/settings') });
}

/** Everything that shows opening hours is read anew when they change, here or elsewhere. */
export function useHoursChanges(): void {
  const desk = useDesk();
  const queries = useQueryClient();
  useEffect(
    () =>
      desk.on('hours.changed', ({ id }) => {
        void queries.invalidateQueries({ queryKey: [LIST, HOURS] });
        void queries.invalidateQueries({ queryKey: ALL });
        if (id !== null) void queries.invalidateQueries({ queryKey: hoursKey(id) });
      }),
    [desk, queries],
  );
}

/** Before the event comes, for whoever has changed some. */
export function useReadHours(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all([queries.invalidateQueries({ queryKey: [LIST, HOURS] }), queries.invalidateQueries({ queryKey: ALL })]);
}

/** What holds on a date, as the form has it: what is not told of it is empty. */
export type ExceptionFields = Required<HoursException>;

export interface HoursFields {
  name: string;
  timeZone: string;
  weekly: WeeklyHours[];
  exceptions: ExceptionFields[];
}

/** The server keeps fields in an order of its own. */
export const fieldsOf = ({ name, timeZone, weekly, exceptions }: HoursView): HoursFields => ({
  name,
  timeZone,
  weekly: weekly.map(({ day, from, to }) => ({ day, from, to })).sort((a, b) => a.day - b.day || a.from.localeCompare(b.from)),
  exceptions: exceptions
    .map(({ date, name: what, closed = false, from = '', to = '' }) => ({ date, name: what, closed, from, to }))
    .sort((a, b) => a.date.localeCompare(b.date) || a.from.localeCompare(b.from)),
});

export const bodyOf = ({ exceptions, ...fields }: Partial<HoursFields>): object => ({
  ...fields,
  ...(exceptions && {
    exceptions: exceptions.map(({ date, name, closed, from, to }) => ({ date, name, ...(closed ? { closed } : { from, to }) })),
  }),
});

const exceptionInWords = ({ date, name, closed, from, to }: ExceptionFields): string =>
  `${date} ${name}: ${closed ? t('hours.closed') : spanOf({ from, to })}`;

const NAMES = { name: 'keys.name', timeZone: 'hours.zone', weekly: 'hours.week', exceptions: 'hours.exceptions' } as const;

export const inWords = <F extends keyof HoursFields>(field: F, value: HoursFields[F]): { label: string; text: string } => ({
  label: t(NAMES[field]),
  text:
    field === 'weekly'
      ? weekInWords(value as WeeklyHours[]) || t('hours.neverOpen')
      : field === 'exceptions'
        ? (value as ExceptionFields[]).map(exceptionInWords).join('; ')
        : field === 'timeZone'
          ? zoneInWords(value as string)
          : (value as string),
});
