import { useNavigate } from '@tanstack/react-router';
import { Coffee } from 'lucide-react';
import { useState } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { waitRange } from '#ui/format/time';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Priority } from '#ui/parts/Priority/Priority';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Timer } from '#ui/parts/Timer/Timer';
import { toasts } from '#ui/parts/Toast/toasts';
import type { WaitingChat } from '#client/desk';
import { useHeld } from '../inbox/useHeld';
import rows from '../inbox/rows.module.css';
import { useDesk, useStore } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import css from './QueueList.module.css';

const KNOWN = ['at_capacity', 'cooling_down', 'declined', 'excluded_by_transfer', 'skill_missing', 'status'] as const;

const idOf = ({ chatId }: WaitingChat): string => chatId;

/** Who waits, in the order in which they are served, with what each waits for. */
export function QueueList({ chatId }: { chatId?: string }) {
  const desk = useDesk();
  const feed = useStore(desk.queue);
  const navigate = useNavigate();
  const { shown, holding } = useHeld(feed.rows, idOf);
  if (feed.status === 'refused')
    return <ErrorState title={t('error.queue')} text={feed.problem?.detail ?? ''} onRetry={() => location.reload()} />;
  if (feed.rows.length === 0 && feed.status !== 'live') return <Skeleton lines={8} label={t('loading.queue')} />;
  if (feed.rows.length === 0) return <Empty icon={<Coffee />} title={t('queue.empty')} text={t('queue.emptyText')} />;
  const open = (id: string): void => void navigate({ to: '/inbox/$chatId', params: { chatId: id }, search: { view: 'queue' } });
  return (
    <div {...holding} style={{ display: 'contents' }}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 88, padding: 4 }}>
        <GridList
          className={rows.list}
          aria-label={t('view.queue')}
          items={shown}
          onAction={(key) => open(String(key))}
          selectionMode="none"
        >
          {(row) => <Waiting id={row.chatId} row={row} isCurrent={row.chatId === chatId} />}
        </GridList>
      </Virtualizer>
    </div>
  );
}

function Waiting({ id, row, isCurrent }: { id: string; row: WaitingChat; isCurrent: boolean }) {
  const { client } = useDesk();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  async function claim(): Promise<void> {
    setBusy(true);
    try {
      const { chat } = await client.ask('chat.claim', { chatId: row.chatId });
      void navigate({ to: '/inbox/$chatId', params: { chatId: chat.id }, search: {} });
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
      setBusy(false);
    }
  }
  return (
    <GridListItem id={id} textValue={row.customerName} className={`${rows.row} ${css.row}`} data-current={isCurrent || undefined}>
      <Avatar id={row.chatId} name={row.customerName} />
      <span className={rows.words}>
        <span className={rows.top}>
          <span className={css.position}>{row.position}</span>
          <bdi className={rows.name}>{row.customerName}</bdi>
          <Priority level={row.priority} />
          <span className={rows.end}>
            <Timer since={row.queuedAt} />
          </span>
        </span>
        <span className={rows.bottom}>
          <span className={rows.last}>{waitsFor(row)}</span>
          <span className={css.claim}>
            <Button size="s" isDisabled={busy} onPress={() => void claim()} aria-label={t('queue.claimName', { name: row.customerName })}>
              {t('queue.claim')}
            </Button>
          </span>
        </span>
        <span className={rows.tags}>
          {row.skills.slice(0, 3).map(({ name }) => (
            <Chip key={name}>{name}</Chip>
          ))}
          {row.estimatedWaitSeconds && (
            <span className={rows.meta}>{t('queue.estimate', { range: waitRange(row.estimatedWaitSeconds) })}</span>
          )}
        </span>
      </span>
    </GridListItem>
  );
}

/** What stands between a chat and an agent, in a few words. */
function waitsFor({ waitingFor }: WaitingChat): string {
  if (!waitingFor) return t('queue.waits.soon');
  const { code, agents, skills } = waitingFor;
  if (skills.length > 0) return t('queue.waits.nobody_has', { skills: skills.join(', ') });
  return KNOWN.some((each) => each === code)
    ? t(`queue.waits.${code as (typeof KNOWN)[number]}`, { count: agents })
    : t('queue.waits.soon');
}
