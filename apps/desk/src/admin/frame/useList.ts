import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../../data/queries';
import { useDesk } from '../../live/context';
import { withQuery } from './search';

export const LIST = 'admin-list';

/** A list of the server, page by page. What is shown stays until what is asked for anew has come. */
export function useList<T>(path: string, query: Record<string, string | number | undefined> = {}) {
  const { rest } = useDesk().client;
  return useInfiniteQuery({
    queryKey: [LIST, path, query],
    queryFn: ({ pageParam }) => rest.get<Page<T>>(withQuery(path, { limit: 50, ...query, cursor: pageParam })),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

export type List<T> = ReturnType<typeof useList<T>>;

export const rowsOf = <T>({ data }: List<T>): T[] => data?.pages.flatMap(({ data: rows }) => rows) ?? [];
