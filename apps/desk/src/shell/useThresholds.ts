import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setThresholds } from '#ui/format/urgency';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';

/** Waits are shown as soon and as late by the settings. */
export function useThresholds(): void {
  const { data } = useQuery(queriesOf(useDesk()).settings());
  useEffect(() => data && setThresholds(data), [data]);
}
