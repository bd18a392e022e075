import type { TeamMembers } from '#client/core';
import { useSelected } from '../live/context';
import type { Floor } from './floor';

/** The teams with their members; none until they are told. */
export const useTeams = (floor: Floor): readonly TeamMembers[] => useSelected(floor.feeds.teams, ({ rows }) => rows);
