import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ChatBehind } from '#client/core';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Priority } from '#ui/parts/Priority/Priority';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { CloseReason } from '#words';
import { type Page, queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/reports';
import { duration } from '../figures';
import { Filters } from '../frame/Filters';
import { asked, useReport, useReportsSearch } from '../frame/context';
import { type BehindSearch, ofReports } from '../search';
import { intervalName } from '../charts/interval-name';
import css from './ChatsPage.module.css';

const SECONDS = ['serviceLevel', 'waitSeconds', 'firstResponseSeconds', 'responseSeconds', 'handleSeconds', 'heldSeconds'] as const;
const KNOWN = [
  ...SECONDS,
  'started',
  'answered',
  'abandoned',
  'closed',
  'resolved',
  'rating',
  'transfers',
  'offers',
  'refusals',
  'estimates',
  'firstResponsesMet',
  'firstResponsesMissed',
  'repliesMet',
  'repliesMissed',
  'cannedUses',
] as const;

/** Of what a chat may add more than one. */
const COUNTED = ['rating', 'transfers', 'offers', 'refusals', 'repliesMet', 'repliesMissed', 'cannedUses'];
const isInSeconds = (metric: string): boolean => SECONDS.some((each) => each === metric);

/** The chats that a number is made of, the newest first, each with what it adds. */
export function ChatsPage() {
  const report = useReport();
  const [search] = useReportsSearch();
  const { rest } = useDesk().client;
  const metric = KNOWN.find((each) => each === search.metric) ?? 'started';
  const span = { from: search.since ?? report.span.from, to: search.until ?? report.span.to };
  const { atLeast, below, reason, hour, canned } = search;
  const path = asked(
    'chats',
    report,
    { metric, atLeast, below, closeReason: reason, hourOfWeek: hour, cannedResponseId: canned, limit: 50 },
    span,
  );
  const chats = useInfiniteQuery({
    queryKey: ['reports', 'chats', path, report.asOf],
    queryFn: ({ pageParam }) => rest.get<Page<ChatBehind>>(pageParam === '' ? path : `${path}&cursor=${encodeURIComponent(pageParam)}`),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Infinity,
  });
  const rows = chats.data?.pages.flatMap(({ data }) => data) ?? [];
  const title = t(`behind.${metric}`);
  return (
    <>
      <Filters />
      <section className={css.page} aria-label={title} tabIndex={-1}>
        <header className={css.header}>
          <Link to="/reports" search={ofReports(search)} className={css.back}>
            <ArrowLeft aria-hidden /> {t('behind.back')}
          </Link>
          <h2 className={css.title}>{title}</h2>
          <Part search={search} metric={metric} />
        </header>
        {chats.isPending && <Skeleton lines={10} label={t('loading', { title })} />}
        {chats.isError && <ErrorState title={t('error.title')} text={messageOf(chats.error)} onRetry={() => void chats.refetch()} />}
        {chats.data && rows.length === 0 && <Empty title={t('behind.none')} text={t('behind.noneText')} />}
        {rows.length > 0 && <Rows rows={rows} metric={metric} label={title} />}
        {chats.hasNextPage && (
          <Button size="s" onPress={() => void chats.fetchNextPage()} isDisabled={chats.isFetchingNextPage}>
            {chats.isFetchingNextPage ? t('behind.loading') : t('behind.more')}
          </Button>
        )}
      </section>
    </>
  );
}

/** Which part of the figure is meant. */
function Part({ search, metric }: { search: BehindSearch; metric: string }) {
  const { zone, interval } = useReport();
  const { atLeast, below, reason, hour, since } = search;
  const write = (value: number): string => (isInSeconds(metric) ? duration(value) : String(value));
  const used = useCannedTitle(search.canned);
  const parts = [
    used && t('behind.used', { title: used }),
    reason && t(`ending.${reason as CloseReason}`),
    hour !== undefined && t('behind.hour', { hour: `${weekday(hour)} ${hour % 24}:00` }),
    metric === 'rating' && atLeast !== undefined ? `${atLeast} ★` : rangeOf(atLeast, below, write),
    since && intervalName(since, interval, zone),
  ].filter((part) => typeof part === 'string');
  if (parts.length === 0) return null;
  return (
    <span className={css.parts}>
      {parts.map((part) => (
        <Chip key={part}>{part}</Chip>
      ))}
    </span>
  );
}

function useCannedTitle(id: string | undefined): string | undefined {
  const { data } = useQuery({ ...queriesOf(useDesk()).canned(), enabled: id !== undefined });
  return data?.find((response) => response.id === id)?.title;
}

function rangeOf(atLeast: number | undefined, below: number | undefined, write: (value: number) => string): string | false {
  if (atLeast !== undefined && below !== undefined) return `${write(atLeast)} – ${write(below)}`;
  if (atLeast !== undefined) return `≥ ${write(atLeast)}`;
  return below !== undefined && `< ${write(below)}`;
}

const weekday = (hour: number): string =>
  new Date(Date.UTC(2024, 0, 1 + Math.floor(hour / 24))).toLocaleDateString([], { weekday: 'short', timeZone: 'UTC' });

function Rows({ rows, metric, label }: { rows: readonly ChatBehind[]; metric: string; label: string }) {
  const { zone } = useReport();
  const hasValue = isInSeconds(metric) || COUNTED.includes(metric);
  const value = (chat: ChatBehind): string =>
    isInSeconds(metric) ? duration(chat.value) : metric === 'rating' ? `${chat.value} ★` : String(chat.value);
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('chats.customer')}</th>
          <th scope="col" data-hide="s">
            {t('chats.agent')}
          </th>
          <th scope="col" data-hide="m">
            {t('chats.skills')}
          </th>
          <th scope="col">{t('chats.begun')}</th>
          <th scope="col" data-hide="s">
            {t('chats.ended')}
          </th>
          {hasValue && (
            <th scope="col" data-number>
              {t('chats.value')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((chat) => (
          <tr key={chat.id}>
            <th scope="row">
              <Link to="/inbox/$chatId" params={{ chatId: chat.id }} search={{}} className={css.open}>
                <Priority level={chat.priority} /> <bdi>{chat.customer.name}</bdi>
              </Link>
              {(chat.rating?.comment ?? chat.subject) && <small dir="auto">{chat.rating?.comment ?? chat.subject}</small>}
            </th>
            <td data-hide="s">{chat.agent ? <bdi>{chat.agent.name}</bdi> : '–'}</td>
            <td data-hide="m">
              <span className={css.skills}>
                {chat.skills.map(({ name }) => (
                  <Chip key={name}>{name}</Chip>
                ))}
              </span>
            </td>
            <td>
              <time dateTime={chat.createdAt}>
                {new Date(chat.createdAt).toLocaleString([], {
                  timeZone: zone,
                  day: 'numeric',
                  month: 'short',
                  hour: '2-digit',
                  minute: '2-digit',
                })}
              </time>
            </td>
            <td data-hide="s">{chat.closeReason ? t(`ending.${chat.closeReason}`) : t('chats.open')}</td>
            {hasValue && <td data-number>{value(chat)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
