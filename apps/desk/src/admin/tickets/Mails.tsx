import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { TicketMailView } from '#client/core';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t as admin } from '../../words/admin';
import { t } from '../../words/tickets';
import { LIST, rowsOf, useList } from '../frame/useList';
import { When } from '../frame/When';
import { mailsOf } from './paths';
import { Reply } from './Reply';
import css from './Tickets.module.css';

const TONES = { queued: 'info', sent: 'ok', failed: 'bad', received: 'plain' } as const;

/** What was written about a ticket both ways, the oldest first, and what became of it. */
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
        {mails.map((mail) => (
          <li key={mail.id} className={css.mail}>
            <header>
              <bdi>{whoseOf(mail)}</bdi>
              <span className={css.end}>
                <When at={mail.createdAt} /> <Chip tone={TONES[mail.state]}>{t(mail.state)}</Chip>
              </span>
            </header>
            {mail.kind === 'reply' ? <Reply ticketId={ticketId} mail={mail} /> : <Sent ticketId={ticketId} mail={mail} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function whoseOf({ author, address, sender }: TicketMailView): string {
  if (sender) return t('from', { name: sender.name ?? '', address });
  return author ? t('by', { name: author.name, address }) : t('readyTo', { address });
}

function Sent({ ticketId, mail }: { ticketId: string; mail: TicketMailView }) {
  const { client, queries } = useDesk();
  const { id, kind, text, state, error } = mail;
  async function resend(): Promise<void> {
    try {
      await client.rest.post(`${mailsOf(ticketId)}/${id}/resend`, {});
      await queries.invalidateQueries({ queryKey: [LIST, mailsOf(ticketId)] });
    } catch (refused) {
      toasts.say(messageOf(refused), { tone: 'bad' });
    }
  }
  return (
    <>
      <p dir="auto">{kind === 'ready' ? t('ready') : text}</p>
      {error && <p className={css.why}>{t('why', { error })}</p>}
      {state === 'failed' && (
        <Button size="s" onPress={() => void resend()}>
          {t('resend')}
        </Button>
      )}
    </>
  );
}
