import { useInfiniteQuery } from '@tanstack/react-query';
import { clock, timeOfDay } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { ChatBehind } from '#client/core';
import type { Page } from '../data/queries';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { t as words } from '../words';
import { t } from '../words/wall';
import { ChatButton } from './ChatButton';
import { useWall } from './context';
import css from './dialogs.module.css';

/** Longer than any day, also when clocks are put back. */
const DAY_MS = 26 * 3_600_000;
const METRICS = ['serviceLevel', 'waitSeconds', 'abandoned', 'rating'] as const;
type Metric = (typeof METRICS)[number];

const SHOWN: Record<Metric, (value: number) => string> = {
  serviceLevel: (seconds) => clock(Math.round(seconds)),
  waitSeconds: (seconds) => clock(Math.round(seconds)),
  abandoned: () => '',
  rating: (score) => `${score} ★`,
};

/** The chats that a figure of today is made of, each with what it adds. */
export function BehindDrawer({ metric: given, onClose }: { metric: string; onClose: () => void }) {
  const { client } = useDesk();
  const { floor, watch } = useWall();
  const metric = METRICS.find((each) => each === given) ?? 'waitSeconds';
  const stats = useSelected(floor.feeds.today, ({ rows }) => rows[0]?.stats);
  const from = stats?.from;
  const chats = useInfiniteQuery({
    queryKey: ['behind', metric, from],
    queryFn: ({ pageParam }) => {
      const to = new Date(Date.parse(from!) + DAY_MS).toISOString();
      const query = new URLSearchParams({ metric, from: from!, to, limit: '50', ...(pageParam && { cursor: pageParam }) });
      return client.rest.get<Page<ChatBehind>>(`/analytics/chats?${query.toString()}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: from !== undefined,
    staleTime: 0,
  });
  const all = chats.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Dialog title={t(`behind.${metric}`)} as="drawer" isOpen onClose={onClose}>
      {metric === 'serviceLevel' && stats && (
        <p className={css.lead}>{t(`formula.${stats.serviceLevel.formula}`, { seconds: stats.serviceLevel.withinSeconds })}</p>
      )}
      {chats.isPending && <Skeleton lines={8} label={t('loading')} />}
      {chats.isError && <ErrorState title={t('failed')} text={messageOf(chats.error)} onRetry={() => void chats.refetch()} />}
      {chats.data && all.length === 0 && <p className={css.lead}>{t('behind.none')}</p>}
      <ul className={css.list} aria-label={t(`behind.${metric}`)}>
        {all.map((chat) => (
          <li key={chat.id}>
            <ChatButton
              chat={chat}
              detail={[chat.agent?.name, timeOfDay(chat.createdAt)].filter(Boolean).join(' · ')}
              end={SHOWN[metric](chat.value)}
              onPress={() => watch(chat.id)}
            />
          </li>
        ))}
      </ul>
      {chats.hasNextPage && (
        <Button size="s" onPress={() => void chats.fetchNextPage()} isDisabled={chats.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
      <span className="sr-only" role="status">
        {chats.isFetchingNextPage && words('loading.more')}
      </span>
    </Dialog>
  );
}
