import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Timer } from '#ui/parts/Timer/Timer';
import type { ChatView } from '#client/core';
import { ChatWatch } from '#client/desk';
import { CustomerPanel } from '../../customer/CustomerPanel';
import { queriesOf } from '../../data/queries';
import { useCalmly, useDesk, useSelected } from '../../live/context';
import type { Desk } from '../../live/desk';
import { ActingTabs } from '../../oversee/ActingTabs';
import { closedWords } from '../../thread/closed-words';
import { ReadOnly } from '../../thread/read-only';
import { Thread } from '../../thread/Thread';
import { useConversation } from '../../thread/useConversation';
import { t as words } from '../../words';
import { t } from '../../words/wall';
import { Assign, Reassign } from './Giving';
import css from './WatchDrawer.module.css';

export interface WatchDrawerProps {
  chatId: string;
  onClose: () => void;
}

/** A chat of somebody else, live: it is read here, and acted on by the tabs at its foot. */
export function WatchDrawer({ chatId, onClose }: WatchDrawerProps) {
  const desk = useDesk();
  const navigate = useNavigate();
  const conversation = useConversation(desk, chatId);
  const { chat: live, status } = useCalmly(conversation);
  const read = useQuery({ ...queriesOf(desk).chat(chatId), enabled: live === null });
  const chat = live ?? read.data ?? null;
  const isRefused = status === 'refused' || read.isError;
  const open = (id: string): void => void navigate({ to: '/inbox/$chatId', params: { chatId: id }, search: {} });
  return (
    <Dialog title={chat?.customer.name ?? t('watch.title')} as="drawer" size="l" isOpen onClose={onClose}>
      {isRefused && <Empty title={t('watch.none')} text={t('watch.noneText')} />}
      {!isRefused && !chat && <Skeleton lines={12} label={t('loading')} />}
      {!isRefused && chat && (
        <div className={css.watch}>
          <div className={css.chat}>
            <Facts chat={chat} onOpen={() => open(chat.id)} />
            <ReadOnly value>
              <Thread key={chatId} conversation={conversation} chat={chat} />
            </ReadOnly>
            {chat.status === 'closed' ? (
              <p className={css.closed}>{closedWords(chat)}</p>
            ) : (
              <ActingTabs
                chat={chat}
                conversation={conversation}
                more={
                  chat.status === 'active'
                    ? { title: t('watch.reassign'), panel: <Reassign chat={chat} onDone={onClose} /> }
                    : { title: t('act.assign'), panel: <Assign chat={chat} onDone={onClose} /> }
                }
                onTaken={() => open(chat.id)}
              />
            )}
          </div>
          <CustomerPanel chat={chat} onBeside={(id) => void navigate({ to: '/wall', search: (before) => ({ ...before, watch: id }) })} />
        </div>
      )}
    </Dialog>
  );
}

function Facts({ chat, onOpen }: { chat: ChatView; onOpen: () => void }) {
  const desk = useDesk();
  const hand = useSelected(desk.hands, (hands) => hands.find(({ chatId }) => chatId === chat.id));
  return (
    <div className={css.facts}>
      <span className={css.about}>
        {chat.subject && <span dir="auto">{chat.subject} · </span>}
        {chat.agent ? <bdi>{chat.agent.name}</bdi> : words(`chat.${chat.status}`)}
      </span>
      {chat.awaitingReplySince && <Timer since={chat.awaitingReplySince} dueAt={chat.dueAt} />}
      {hand && <Chip tone="warn">{hand.note ?? t('hands.raised')}</Chip>}
      {chat.status !== 'closed' && !desk.isMine(chat) && <Watching desk={desk} chatId={chat.id} />}
      <Button size="s" kind="link" onPress={onOpen}>
        {t('watch.open')}
      </Button>
    </div>
  );
}

/** Watches for as long as it is there, and says whether the agent sees it. */
function Watching({ desk, chatId }: { desk: Desk; chatId: string }) {
  const [watch, setWatch] = useState<ChatWatch | null>(null);
  useEffect(() => {
    const begun = new ChatWatch(desk.client, chatId);
    setWatch(begun);
    return () => begun.stop();
  }, [desk, chatId]);
  return watch && <Seen watch={watch} />;
}

function Seen({ watch }: { watch: ChatWatch }) {
  const { user } = useDesk();
  const { status, watchers } = useCalmly(watch);
  if (status !== 'watching') return null;
  const isSeen = watchers.some(({ id }) => id === user.id);
  return (
    <span className={css.seen}>
      <Eye aria-hidden />
      {isSeen ? t('watch.seen') : t('watch.unseen')}
    </span>
  );
}
