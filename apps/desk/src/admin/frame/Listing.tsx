import type { ReactNode } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Table, type TableProps } from './Table';
import { type List, rowsOf } from './useList';
import css from './Listing.module.css';

export type { Column } from './Table';

export interface ListingProps<T> extends Omit<TableProps<T>, 'rows'> {
  list: List<T>;
  /** What is shown where nothing is found. */
  empty: ReactNode;
}

/** A table of the server's, page by page. */
export function Listing<T>({ list, empty, ...table }: ListingProps<T>) {
  if (list.isPending) return <Skeleton lines={8} label={t('loading')} />;
  if (list.isError) return <ErrorState title={t('error.list')} text={messageOf(list.error)} onRetry={() => void list.refetch()} />;
  const rows = rowsOf(list);
  if (rows.length === 0) return empty;
  return (
    <div className={css.holder}>
      <Table {...table} rows={rows} />
      {list.hasNextPage && (
        <Button size="s" onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {list.isFetchingNextPage ? t('loading') : t('list.more')}
        </Button>
      )}
    </div>
  );
}
