import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Seats } from '#ui/parts/Seats/Seats';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { Timer } from '#ui/parts/Timer/Timer';
import type { ChatView } from '#client/core';
import { queriesOf } from '../data/queries';
import { holdText } from '../inbox/hold-text';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { t as words } from '../words';
import { t } from '../words/wall';
import { ChatButton } from './ChatButton';
import { useWall } from './context';
import css from './dialogs.module.css';

/** Those who wait for a reply, the longest wait first; then the others. */
const byReply = (a: ChatView, b: ChatView): number =>
  (a.awaitingReplySince ?? '~').localeCompare(b.awaitingReplySince ?? '~') || a.createdAt.localeCompare(b.createdAt);

/** The chats of an agent, and what can be done for it. */
export function AgentDrawer({ agentId, onClose }: { agentId: string; onClose: () => void }) {
  const desk = useDesk();
  const { floor, act, watch } = useWall();
  const agent = useSelected(floor, () => floor.agent(agentId));
  const chats = useInfiniteQuery(queriesOf(desk).chats(`agentId=${agentId}&status=active`));
  const all = (chats.data?.pages.flatMap(({ data }) => data) ?? [])
    .filter((chat) => chat.agentId === agentId && chat.status === 'active')
    .sort(byReply);
  const footer = agent && (
    <>
      <Button onPress={() => act({ type: 'limit', agentId })}>{t('act.limit')}</Button>
      <Button onPress={() => act({ type: 'status', agentId })}>{t('act.status')}</Button>
    </>
  );
  return (
    <Dialog title={agent?.name ?? t('agents.title')} as="drawer" isOpen onClose={onClose} footer={footer}>
      {agent && (
        <p className={css.facts}>
          <StatusDot status={agent.status} />
          {words(`status.${agent.status}`)}
          {agent.statusSince && <Timer since={agent.statusSince} as="ago" />}
          <Seats
            taken={agent.activeChats}
            of={agent.maxConcurrentChats}
            label={words('inbox.seats', { taken: agent.activeChats, of: agent.maxConcurrentChats })}
          />
          {agent.onHold > 0 && t('tile.onHold', { count: agent.onHold })}
        </p>
      )}
      {chats.isPending && <Skeleton lines={6} label={t('loading')} />}
      {chats.isError && <ErrorState title={t('failed')} text={messageOf(chats.error)} onRetry={() => void chats.refetch()} />}
      {chats.data && all.length === 0 && <p className={css.lead}>{t('agent.noChats')}</p>}
      <ul className={css.list} aria-label={t('agent.chats', { name: agent?.name ?? '' })}>
        {all.map((chat) => (
          <li key={chat.id}>
            <ChatButton
              chat={chat}
              detail={chat.hold ? holdText(chat.hold) : chat.awaitingReplySince ? t('agent.waits') : t('agent.answered')}
              end={chat.awaitingReplySince && <Timer since={chat.awaitingReplySince} dueAt={chat.dueAt} />}
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
    </Dialog>
  );
}
