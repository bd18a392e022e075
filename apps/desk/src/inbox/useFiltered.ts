import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ChatFilterParameters, SavedViewView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { writeFilters, NO_FILTERS } from './filters';

export interface Filtered {
  /** What the list is asked for; null while the view that the address names is not known. */
  filters: ChatFilterParameters | null;
  views: readonly SavedViewView[];
  /** The view that is shown, if it is one that was saved. */
  saved: SavedViewView | undefined;
  /** The address names a view that is not there, or no longer. */
  isGone: boolean;
}

/** The filters that the address says, itself or by the name of a saved view. */
export function useFiltered(): Filtered {
  const desk = useDesk();
  const { saved: id, filters } = useSearch({ from: '/desk/inbox' });
  const { data: views, isPending } = useQuery(queriesOf(desk).views());
  const saved = views?.find((view) => view.id === id);
  const isLooked = id === undefined || !isPending;
  return {
    filters: filters ?? saved?.filters ?? (id === undefined ? writeFilters(NO_FILTERS) : null),
    views: views ?? [],
    saved,
    isGone: isLooked && id !== undefined && !saved && !filters,
  };
}

/** Shared ones are written by those who oversee; one's own by oneself. */
export function mayChange({ shared }: SavedViewView, isSupervisor: boolean): boolean {
  return !shared || isSupervisor;
}
