import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Archive } from 'lucide-react';
import { GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Priority } from '#ui/parts/Priority/Priority';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Timer } from '#ui/parts/Timer/Timer';
import type { ChatMatch, ChatView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { Tags } from './MineList';
import css from './rows.module.css';

type Found = ChatView & { match?: ChatMatch };

/** Chats by REST, page by page: closed ones, all of them, or those that a search found. */
export function ChatsList({ query, chatId }: { query: string; chatId?: string }) {
  const desk = useDesk();
  const navigate = useNavigate();
  const found = useInfiniteQuery(queriesOf(desk).chats(query));
  if (found.isPending) return <Skeleton lines={10} label={t('loading.chats')} />;
  if (found.isError) return <ErrorState title={t('error.chats')} text={messageOf(found.error)} onRetry={() => void found.refetch()} />;
  const rows: Found[] = found.data.pages.flatMap(({ data }) => data);
  if (rows.length === 0)
    return (
      <Empty icon={<Archive />} title={t('inbox.nothing')} text={query.includes('q=') ? t('inbox.nothingFound') : t('inbox.nothingYet')} />
    );
  const open = (id: string): void => {
    const seq = rows.find((row) => row.id === id)?.match?.messageSeq;
    void navigate({
      to: '/inbox/$chatId',
      params: { chatId: id },
      search: ({ seq: _, ...before }) => ({ ...before, ...(seq !== undefined && { seq }) }),
    });
  };
  return (
    <GridList className={css.list} aria-label={t('inbox.found')} onAction={(key) => open(String(key))} selectionMode="none">
      {rows.map((row) => (
        <GridListItem
          key={row.id}
          id={row.id}
          textValue={row.customer.name}
          className={css.row}
          data-current={row.id === chatId || undefined}
        >
          <Avatar id={row.customer.id} name={row.customer.name} />
          <span className={css.words}>
            <span className={css.top}>
              <bdi className={css.name}>{row.customer.name}</bdi>
              <Priority level={row.priority} />
              <span className={css.end}>
                <Timer since={row.lastMessageAt ?? row.createdAt} as="ago" />
              </span>
            </span>
            <span className={css.bottom}>
              <span className={css.last} dir="auto">
                {row.match ? <Marked {...row.match} /> : (row.subject ?? t('inbox.noSubject'))}
              </span>
              <State chat={row} />
            </span>
            <Tags tags={row.tags} />
          </span>
        </GridListItem>
      ))}
      <GridListLoadMoreItem isLoading={found.isFetchingNextPage} onLoadMore={() => void (found.hasNextPage && found.fetchNextPage())}>
        <span className={css.more}>{t('loading.more')}</span>
      </GridListLoadMoreItem>
    </GridList>
  );
}

function State({ chat }: { chat: ChatView }) {
  if (chat.status !== 'closed') return <Chip tone={chat.status === 'active' ? 'info' : 'warn'}>{t(`chat.${chat.status}`)}</Chip>;
  if (chat.rating) return <Chip tone={chat.rating.score > 3 ? 'ok' : chat.rating.score < 3 ? 'bad' : 'plain'}>{chat.rating.score} ★</Chip>;
  if (chat.resolution) return <Chip tone={chat.resolution === 'resolved' ? 'ok' : 'warn'}>{t(`resolution.${chat.resolution}`)}</Chip>;
  return null;
}

/** Text with what was searched for marked in it. */
export function Marked({ excerpt, hits }: Pick<ChatMatch, 'excerpt' | 'hits'>) {
  const pieces = hits.flatMap(([from, to], at) => [
    excerpt.slice(hits[at - 1]?.[1] ?? 0, from),
    <mark key={from}>{excerpt.slice(from, to)}</mark>,
  ]);
  return (
    <>
      {pieces}
      {excerpt.slice(hits.at(-1)?.[1] ?? 0)}
    </>
  );
}
