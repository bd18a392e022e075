import { useQuery } from '@tanstack/react-query';
import type { TeamView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';

const NONE: readonly TeamView[] = [];

/** The teams with their members; none until they are read. */
export const useTeams = (): readonly TeamView[] => useQuery(queriesOf(useDesk()).teams()).data ?? NONE;
