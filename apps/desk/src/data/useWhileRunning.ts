import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';

const AGAIN_MS = 400;

/** A job, which is asked for again while it runs and somebody looks: no event tells how far it is. */
export function useWhileRunning<V extends { state: string }>(job: UseQueryResult<V>): UseQueryResult<V> {
  const { data, dataUpdatedAt, refetch } = job;
  const isRunning = data?.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(() => void refetch(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isRunning, dataUpdatedAt, refetch]);
  return job;
}
