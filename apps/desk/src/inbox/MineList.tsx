import { useNavigate } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { memo, useMemo } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Count } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Timer } from '#ui/parts/Timer/Timer';
import { useDerived, useDesk, useSelected, useStore } from '../live/context';
import type { Draft } from '../live/drafts';
import type { InboxRow } from '../live/inbox-rows';
import { t } from '../words';
import { untilText } from './hold-text';
import { LastLine } from './LastLine';
import { byUrgency } from './order';
import { heightOf, Marks, Row } from './Row';
import { type Entry, RowList } from './RowList';
import { useHeld } from './useHeld';
import css from './rows.module.css';

interface MineEntry extends Entry {
  section: 'needsReply' | 'waitingOnCustomer' | 'onHold';
}

const SECTIONS = ['needsReply', 'waitingOnCustomer', 'onHold'] as const satisfies MineEntry['section'][];
const sectionOf = ({ chat, waitingSince }: InboxRow): MineEntry['section'] =>
  chat.hold ? 'onHold' : waitingSince === null ? 'waitingOnCustomer' : 'needsReply';

/** The same entry for a chat as long as its place and its name are the same, so that a list of the same entries is the same list. */
function entriesOnce(): (rows: readonly InboxRow[]) => MineEntry[] {
  const known = new Map<string, MineEntry>();
  return (rows) =>
    byUrgency(rows).map((row) => {
      const { chat } = row;
      const before = known.get(chat.id);
      const now: MineEntry = { id: chat.id, name: chat.customer.name, height: heightOf(chat), section: sectionOf(row) };
      if (before?.name === now.name && before.height === now.height && before.section === now.section) return before;
      known.set(chat.id, now);
      return now;
    });
}

/** One's own chats: first those who wait for an answer. Which of them is open is the business of its row. */
export const MineList = memo(function MineList() {
  const desk = useDesk();
  const entries = useDerived(desk.inbox, useMemo(entriesOnce, []));
  const isKnown = useSelected(desk.own, ({ agent }) => agent !== null);
  const navigate = useNavigate();
  const { shown, holding } = useHeld(entries);
  if (!isKnown) return <Skeleton lines={8} label={t('loading.chats')} />;
  if (entries.length === 0) return <NoChats />;
  return (
    <div className={css.holder} {...holding}>
      <RowList
        label={t('view.mine')}
        sections={SECTIONS.map((name) => ({ title: t(`inbox.${name}`), entries: shown.filter(({ section }) => section === name) }))}
        row={({ id }) => <MineRow chatId={id} />}
        onOpen={(chatId) => void navigate({ to: '/inbox/$chatId', params: { chatId }, search: {} })}
      />
    </div>
  );
});

function NoChats() {
  const { own } = useDesk();
  const { agent } = useStore(own);
  const isThere = agent?.status === 'online' || agent?.status === 'busy';
  return (
    <Empty
      icon={<Inbox />}
      title={t('inbox.empty')}
      text={isThere ? t('inbox.emptyOnline') : t('inbox.emptyOffline')}
      action={
        !isThere && (
          <Button kind="primary" size="s" onPress={() => void own.select('online').catch(() => undefined)}>
            {t('status.go.online')}
          </Button>
        )
      }
    />
  );
}

/** Hears its own chat and its own draft, and no other. */
function MineRow({ chatId }: { chatId: string }) {
  const { inbox, drafts, unreadMarks } = useDesk();
  const row = useSelected(inbox, () => inbox.row(chatId));
  const draft = useSelected(drafts, (all) => draftLine(all[chatId]));
  const isMarked = useSelected(unreadMarks, (marked) => marked.has(chatId));
  if (!row) return null;
  const { chat, last, waitingSince, dueAt, at, unread, isTyping } = row;
  return (
    <Row
      chatId={chatId}
      personId={chat.customer.id}
      name={chat.customer.name}
      priority={chat.priority}
      isUnread={unread > 0 || isMarked}
      since={chat.hold ? untilText(chat.hold) : waitingSince ? <Timer since={waitingSince} dueAt={dueAt} /> : <Timer since={at} as="ago" />}
      foot={<Marks chat={chat} />}
    >
      <LastLine chat={chat} last={last} draft={draft} isTyping={isTyping} />
      <Count n={unread} loud label={t('inbox.unread', { count: unread })} />
      {isMarked && unread === 0 && <span className={css.marked} role="img" aria-label={t('inbox.marked')} title={t('inbox.marked')} />}
    </Row>
  );
}

function draftLine(draft: Draft | undefined): string {
  if (!draft) return '';
  const { text, note, files = [] } = draft;
  return text || note || (files.length > 0 ? t('inbox.files', { count: files.length }) : '');
}
