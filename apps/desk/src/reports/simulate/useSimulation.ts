import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { SimulationView } from '#client/core';
import { useWhileRunning } from '../../data/useWhileRunning';
import { useDesk } from '../../live/context';

/** A run, as far as it is. */
export function useSimulation(id: string | undefined): UseQueryResult<SimulationView> {
  const { rest } = useDesk().client;
  return useWhileRunning(
    useQuery({
      queryKey: ['simulation', id],
      queryFn: () => rest.get<SimulationView>(`/simulations/${id}`),
      enabled: id !== undefined,
      staleTime: Infinity,
    }),
  );
}
