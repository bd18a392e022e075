import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { Page } from '../data/queries';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t } from '../words/sessions';
import { deviceOf } from './device-name';
import css from './AccountPage.module.css';
import own from './Sessions.module.css';

interface Session {
  id: string;
  device: string | null;
  address: string | null;
  lastUsedAt: string | null;
  current: boolean;
}

const KEY = ['sessions'];
const SHOWN = 10;

/** Where one is signed in, each device to be signed out by itself, or all but this one. */
export function Sessions() {
  const { client, queries } = useDesk();
  const list = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => client.rest.get<Page<Session>>(`/me/sessions?limit=${SHOWN}${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Nothing tells of a sign-in elsewhere.
    refetchOnMount: 'always',
  });
  const saving = useSaving([]);
  const rows = list.data?.pages.flatMap(({ data }) => data);
  async function end(path: string, said: string): Promise<void> {
    const done = await saving.save(() => client.rest.delete(path));
    await queries.invalidateQueries({ queryKey: KEY });
    if (done) toasts.say(said);
  }
  return (
    <section className={css.card} aria-label={t('title')} aria-busy={list.isPending}>
      <h2>{t('title')}</h2>
      {rows ? (
        <>
          <p>{rows.length > 1 || list.hasNextPage ? t('lead') : t('alone')}</p>
          <ul className={own.rows} aria-label={t('title')}>
            {rows.map((row) => (
              <Row
                key={row.id}
                session={row}
                isBusy={saving.isBusy}
                onEnd={(name) => void end(`/me/sessions/${row.id}`, t('ended', { name }))}
              />
            ))}
          </ul>
          <p className={css.problem} role="alert">
            {saving.problem}
          </p>
          <div className={css.actions}>
            {list.hasNextPage && (
              <Button size="s" onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
                {t('more')}
              </Button>
            )}
            {(rows.length > 1 || list.hasNextPage) && (
              <EndOthers isBusy={saving.isBusy} onEnd={() => void end('/me/sessions', t('endedOthers'))} />
            )}
          </div>
        </>
      ) : list.isError ? (
        <div className={css.actions}>
          <p className={css.problem} role="alert">
            {t('failed')}
          </p>
          <Button size="s" onPress={() => void list.refetch()}>
            {t('again')}
          </Button>
        </div>
      ) : (
        <Skeleton label={t('loading')} />
      )}
    </section>
  );
}

function Row({ session, isBusy, onEnd }: { session: Session; isBusy: boolean; onEnd: (name: string) => void }) {
  const { device, address, lastUsedAt, current } = session;
  const { program, system } = deviceOf(device);
  const name = program === null ? t('unknown') : system === null ? program : t('on', { program, system });
  return (
    <li>
      <span className={own.device}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {current && <Chip tone="ok">{t('current')}</Chip>}
        <small>
          {address !== null && (
            <>
              <bdi>{address}</bdi> ·{' '}
            </>
          )}
          {lastUsedAt !== null && (
            <>
              {t('used')}{' '}
              <time dateTime={lastUsedAt}>{new Date(lastUsedAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}</time>
            </>
          )}
        </small>
      </span>
      {!current && (
        <Button size="s" aria-label={t('endNamed', { name })} onPress={() => onEnd(name)} isDisabled={isBusy}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}

/** It takes a second press, since it cannot be taken back. */
function EndOthers({ isBusy, onEnd }: { isBusy: boolean; onEnd: () => void }) {
  const [asks, ask] = useState(false);
  if (!asks)
    return (
      <Button size="s" onPress={() => ask(true)} isDisabled={isBusy}>
        {t('endOthers')}
      </Button>
    );
  return (
    <>
      <Button size="s" kind="danger" autoFocus onPress={onEnd} isDisabled={isBusy}>
        {t('askYes')}
      </Button>
      <Button size="s" kind="plain" onPress={() => ask(false)}>
        {t('cancel')}
      </Button>
    </>
  );
}
