import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Calibration, CannedFigures, Distribution, Figures, FiguresBy, Series } from '#client/core';
import type { Breakdown } from '#words';
import type { Page } from '../../data/queries';
import { useDesk } from '../../live/context';
import type { Spread } from '../search';
import { asked, useReport } from './context';

/** What the server answered, or not yet. */
export interface Answered<T> {
  data: T | undefined;
  isPending: boolean;
  isError: boolean;
  isFetching: boolean;
  error: unknown;
  refetch: () => unknown;
}

/** An answer about what was: asked for once, and again only when somebody asks as of a later moment. */
export function useAnswer<T>(path: string, isWanted = true, select?: (data: T) => T): UseQueryResult<T> {
  const { rest } = useDesk().client;
  const { asOf } = useReport();
  return useQuery({
    queryKey: ['reports', path, asOf],
    queryFn: () => rest.get<T>(path),
    enabled: isWanted,
    select,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}

export type Answer<T> = UseQueryResult<T>;

const SERIES = 'started,answered,abandoned,serviceLevel,waitSeconds,handleSeconds,rating,firstResponseAttainment,replyAttainment';

export function useOverview(): Answer<Figures> {
  return useAnswer(asked('overview', useReport()));
}

export function useOverviewBefore(): Answer<Figures> {
  const report = useReport();
  return useAnswer(asked('overview', report, {}, report.before), report.search.compare !== 'none');
}

/** Over time, up to now: what has not come yet is not nothing. */
export function useSeries(): Answer<Series> {
  const report = useReport();
  const { asOf } = report;
  const upToNow = useCallback(
    (series: Series) => ({ ...series, data: series.data.filter(({ from }) => Date.parse(from) <= asOf) }),
    [asOf],
  );
  return useAnswer(asked('series', report, { metrics: SERIES, interval: report.interval, statistic: 'p50' }), true, upToNow);
}

export function useBreakdown(by: Breakdown, isWanted: boolean): Answer<FiguresBy> {
  return useAnswer(asked('breakdown', useReport(), { by }), isWanted);
}

export function useDistribution(metric: Spread, isWanted: boolean): Answer<Distribution> {
  return useAnswer(asked('distribution', useReport(), { metric }), isWanted);
}

export function useCalibration(isWanted: boolean): Answer<Calibration> {
  return useAnswer(asked('calibration', useReport()), isWanted);
}

export function useCanned(isWanted: boolean): Answer<Page<CannedFigures>> {
  return useAnswer(asked('canned-responses', useReport()), isWanted);
}

/** An answer beside that about all, once both are there. */
export function useBesideAll<T>(part: Answer<T>): Answered<{ part: T; all: Figures }> {
  const all = useOverview();
  return {
    data: part.data !== undefined && all.data !== undefined ? { part: part.data, all: all.data } : undefined,
    isPending: part.isPending || all.isPending,
    isError: part.isError || all.isError,
    isFetching: part.isFetching || all.isFetching,
    error: part.error ?? all.error,
    refetch: () => [part, all].filter(({ isError }) => isError).forEach((each) => void each.refetch()),
  };
}
