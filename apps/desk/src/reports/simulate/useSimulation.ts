import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SimulationView } from '#client/core';
import { useDesk } from '../../live/context';

const AGAIN_MS = 400;

/** A run, as far as it is. A job is told by no event, so it is asked how far it is, for as long as it runs and somebody looks. */
export function useSimulation(id: string | undefined): UseQueryResult<SimulationView> {
  const { rest } = useDesk().client;
  const answer = useQuery({
    queryKey: ['simulation', id],
    queryFn: () => rest.get<SimulationView>(`/simulations/${id}`),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
  const { data, dataUpdatedAt, refetch } = answer;
  const isRunning = data?.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(() => void refetch(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isRunning, dataUpdatedAt, refetch]);
  return answer;
}
