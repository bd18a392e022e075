import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { TicketMailView } from '#client/core';
import { messageOf } from '../../shell/problems';
import { t as admin } from '../../words/admin';
import { t } from '../../words/tickets';
import { rowsOf, useList } from '../frame/useList';
import { When } from '../frame/When';
import { mailsOf } from './paths';
import css from './Tickets.module.css';

const TONES = { queued: 'info', sent: 'ok', failed: 'bad', received: 'plain' } as const;

/** What was written about a ticket, the oldest first, and whether it was sent. */
export function Mails({ ticketId }: { ticketId: string }) {
  const list = useList<TicketMailView>(mailsOf(ticketId));
  if (list.isPending) return <Skeleton lines={3} label={admin('loading')} />;
  if (list.isError) return <ErrorState title={admin('error.list')} text={messageOf(list.error)} onRetry={() => void list.refetch()} />;
  const mails = rowsOf(list).reverse();
  if (mails.length === 0) return null;
  return (
    <section aria-label={t('answers')} className={css.mails}>
      {list.hasNextPage && (
        <Button size="s" onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {t('earlier')}
        </Button>
      )}
      <ol>
        {mails.map(({ id, kind, author, address, text, state, error, createdAt }) => (
          <li key={id} className={css.mail}>
            <header>
              <bdi>{author ? t('by', { name: author.name, address }) : t('readyTo', { address })}</bdi>
              <span className={css.end}>
                <When at={createdAt} /> <Chip tone={TONES[state]}>{t(state)}</Chip>
              </span>
            </header>
            <p dir="auto">{kind === 'ready' ? t('ready') : text}</p>
            {error && <p className={css.why}>{t('why', { error })}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
