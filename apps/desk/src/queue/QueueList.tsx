import { useNavigate, useParams } from '@tanstack/react-router';
import { Coffee } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { waitRange } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Timer } from '#ui/parts/Timer/Timer';
import { toasts } from '#ui/parts/Toast/toasts';
import { useCommands } from '../commands/registry';
import { Row } from '../inbox/Row';
import { TeamChip } from '../inbox/TeamChip';
import { type Entry, RowList } from '../inbox/RowList';
import { useHeld } from '../inbox/useHeld';
import rows from '../inbox/rows.module.css';
import { useDerived, useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { waitsFor } from './waits-for';
import css from './QueueList.module.css';

const AssignDialog = lazy(() => import('../transfer/AssignDialog').then(({ AssignDialog: dialog }) => ({ default: dialog })));

const ROW_HEIGHT = 88;

type QueueState = ReturnType<ReturnType<typeof useDesk>['queue']['getSnapshot']>;

/** The same entry for a chat as long as it waits. */
function entriesOnce(): (state: QueueState) => Entry[] {
  const known = new Map<string, Entry>();
  return ({ rows: waiting }) =>
    waiting.map(({ chatId: id, customerName: name }) => {
      const before = known.get(id);
      if (before?.name === name) return before;
      const now = { id, name, height: ROW_HEIGHT };
      known.set(id, now);
      return now;
    });
}

/** Who waits, in the order in which they are served, with what each waits for. */
export function QueueList() {
  const { queue } = useDesk();
  const status = useSelected(queue, (state) => state.status);
  const problem = useSelected(queue, (state) => state.problem);
  const entries = useDerived(queue, useMemo(entriesOnce, []));
  const navigate = useNavigate();
  const { shown, holding } = useHeld(entries);
  const openId = useParams({ strict: false, select: ({ chatId }) => chatId });
  const { claim } = useClaim();
  const { isSupervisor } = useDesk();
  const [assigning, assign] = useState<string | null>(null);
  // Where a waiting chat is open, A is about that one.
  const isOpen = entries.some(({ id }) => id === openId);
  useCommands(
    entries.length > 0 && !isOpen
      ? [
          isSupervisor
            ? {
                id: 'assign-first',
                name: t('command.assignFirst'),
                group: t('group.chats'),
                keys: 'A',
                run: () => assign(focusedId() ?? shown[0]!.id),
              }
            : {
                id: 'claim-first',
                name: t('command.claimFirst'),
                group: t('group.chats'),
                keys: 'A',
                run: () => claim(focusedId() ?? shown[0]!.id),
              },
        ]
      : [],
  );
  return (
    <>
      {status === 'refused' ? (
        <ErrorState title={t('error.queue')} text={problem?.detail ?? ''} onRetry={() => queue.retry()} />
      ) : entries.length === 0 && status !== 'live' ? (
        <Skeleton lines={8} label={t('loading.queue')} />
      ) : entries.length === 0 ? (
        <Empty icon={<Coffee />} title={t('queue.empty')} text={t('queue.emptyText')} />
      ) : (
        <div className={rows.holder} {...holding}>
          <RowList
            label={t('view.queue')}
            entries={shown}
            row={({ id }) => <WaitingRow chatId={id} />}
            onOpen={(chatId) => void navigate({ to: '/inbox/$chatId', params: { chatId }, search: { view: 'queue' } })}
          />
        </div>
      )}
      {assigning !== null && <Assigning chatId={assigning} onClose={() => assign(null)} />}
    </>
  );
}

function WaitingRow({ chatId }: { chatId: string }) {
  const { queue } = useDesk();
  const row = useSelected(queue, (state) => state.rows.find((each) => each.chatId === chatId));
  const { claim, isBusy } = useClaim();
  if (!row) return null;
  return (
    <Row
      chatId={chatId}
      personId={chatId}
      name={row.customerName}
      priority={row.priority}
      before={<span className={css.position}>{row.position}</span>}
      since={<Timer since={row.queuedAt} dueAt={row.dueAt} />}
      foot={
        <span className={rows.tags}>
          <TeamChip id={row.teamId} />
          {row.skills.slice(0, 3).map(({ name }) => (
            <Chip key={name}>{name}</Chip>
          ))}
          {row.estimatedWaitSeconds && (
            <span className={rows.meta}>{t('queue.estimate', { range: waitRange(row.estimatedWaitSeconds) })}</span>
          )}
        </span>
      }
    >
      <span className={rows.last}>{waitsFor(row)}</span>
      <span className={css.claim}>
        <Button size="s" isDisabled={isBusy} onPress={() => claim(chatId)} aria-label={t('queue.claimName', { name: row.customerName })}>
          {t('queue.claim')}
        </Button>
      </span>
    </Row>
  );
}

function Assigning({ chatId, onClose }: { chatId: string; onClose: () => void }) {
  const { queue } = useDesk();
  const row = useSelected(queue, (state) => state.rows.find((each) => each.chatId === chatId));
  // The dialog says why when somebody else took the chat meanwhile: what it began with stays.
  const [asked] = useState(row);
  if (!asked) return null;
  return (
    <Suspense>
      <AssignDialog chatId={chatId} name={asked.customerName} skills={asked.skills} onClose={onClose} />
    </Suspense>
  );
}

/** The chat whose row has the focus. */
const focusedId = (): string | undefined => document.activeElement?.closest<HTMLElement>('[role="row"]')?.dataset.key;

function useClaim() {
  const { client } = useDesk();
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  async function claim(chatId: string): Promise<void> {
    setBusy(true);
    try {
      await client.ask('chat.claim', { chatId });
      void navigate({ to: '/inbox/$chatId', params: { chatId }, search: {} });
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
      setBusy(false);
    }
  }
  return { claim: (chatId: string) => void claim(chatId), isBusy };
}
