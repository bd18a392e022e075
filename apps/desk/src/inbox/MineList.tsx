import { useNavigate } from '@tanstack/react-router';
import { CornerUpLeft, Inbox } from 'lucide-react';
import { memo } from 'react';
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button } from '#ui/parts/Button/Button';
import { Chip, Count } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { Priority } from '#ui/parts/Priority/Priority';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Timer } from '#ui/parts/Timer/Timer';
import type { MessageView } from '#client/core';
import { useDesk, useStore } from '../live/context';
import type { InboxRow } from '../live/inbox-rows';
import { t } from '../words';
import { byUrgency } from './order';
import { useHeld } from './useHeld';
import css from './rows.module.css';

const TAGS = 2;
const idOf = ({ chat }: InboxRow): string => chat.id;

/** One's own chats: first those who wait for an answer. */
export function MineList({ chatId }: { chatId?: string }) {
  const desk = useDesk();
  const rows = byUrgency(useStore(desk.inbox));
  const { agent } = useStore(desk.own);
  const navigate = useNavigate();
  const { shown, holding } = useHeld(rows, idOf);
  const drafts = useStore(desk.drafts);
  if (!agent) return <Skeleton lines={8} label={t('loading.chats')} />;
  if (rows.length === 0) return <NoChats />;
  const needsReply = shown.filter(({ waitingSince }) => waitingSince !== null);
  const others = shown.filter(({ waitingSince }) => waitingSince === null);
  const open = (id: string): void => void navigate({ to: '/inbox/$chatId', params: { chatId: id }, search: {} });
  const section = (title: string, list: InboxRow[]) =>
    list.length > 0 && (
      <GridListSection aria-label={title}>
        <GridListHeader className={css.group}>
          {title}
          <span>{list.length}</span>
        </GridListHeader>
        {list.map((row) => (
          <Row key={row.chat.id} row={row} isCurrent={row.chat.id === chatId} draft={drafts[row.chat.id]?.text ?? ''} />
        ))}
      </GridListSection>
    );
  return (
    <div {...holding} style={{ display: 'contents' }}>
      <GridList className={css.list} aria-label={t('view.mine')} onAction={(key) => open(String(key))} selectionMode="none">
        {section(t('inbox.needsReply'), needsReply)}
        {section(t('inbox.waitingOnCustomer'), others)}
      </GridList>
    </div>
  );
}

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

const Row = memo(function Row({ row, isCurrent, draft }: { row: InboxRow; isCurrent: boolean; draft: string }) {
  const { chat, last, waitingSince, at, unread, isTyping } = row;
  const { user } = useDesk();
  return (
    <GridListItem
      id={chat.id}
      textValue={chat.customer.name}
      className={css.row}
      data-current={isCurrent || undefined}
      data-unread={unread > 0 || undefined}
    >
      <Avatar id={chat.customer.id} name={chat.customer.name} />
      <span className={css.words}>
        <span className={css.top}>
          <bdi className={css.name}>{chat.customer.name}</bdi>
          <Priority level={chat.priority} />
          <span className={css.end}>{waitingSince ? <Timer since={waitingSince} /> : <Timer since={at} as="ago" />}</span>
        </span>
        <span className={css.bottom}>
          <LastLine draft={draft} isTyping={isTyping} last={last} subject={chat.subject} ownId={user.id} />
          <Count n={unread} loud label={t('inbox.unread', { count: unread })} />
        </span>
        <Tags tags={chat.tags} />
      </span>
    </GridListItem>
  );
});

interface LastLineProps {
  draft: string;
  isTyping: boolean;
  last: MessageView | null;
  subject: string | null;
  ownId: string;
}

function LastLine({ draft, isTyping, last, subject, ownId }: LastLineProps) {
  if (isTyping) return <span className={`${css.last} ${css.typing}`}>{t('inbox.typing')}</span>;
  if (draft)
    return (
      <span className={css.last} dir="auto">
        <span className={css.draft}>{t('inbox.draft')}</span> {draft}
      </span>
    );
  return (
    <span className={css.last} dir="auto">
      {last?.sender.id === ownId && <CornerUpLeft aria-label={t('inbox.you')} />}
      {last ? lineOf(last) : (subject ?? t('inbox.noMessages'))}
    </span>
  );
}

function lineOf({ text, deletedAt, attachments }: MessageView): string {
  if (deletedAt !== null) return t('message.deleted');
  return text ?? t('inbox.files', { count: attachments.length });
}

export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <span className={css.tags}>
      {tags.slice(0, TAGS).map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {tags.length > TAGS && <span className={css.meta}>+{tags.length - TAGS}</span>}
    </span>
  );
}
