import { useQuery } from '@tanstack/react-query';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { ChatView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useCalmly, useDesk } from '../live/context';
import { t } from '../words';
import { closedWords } from './closed-words';
import { ReadOnly } from './read-only';
import { Thread } from './Thread';
import { useConversation } from './useConversation';
import css from './BesideDrawer.module.css';

export interface BesideDrawerProps {
  chatId: string;
  onClose: () => void;
  /** Goes to the chat. */
  onOpen: () => void;
}

/** Another chat, read beside the one that is open. */
export function BesideDrawer({ chatId, onClose, onOpen }: BesideDrawerProps) {
  const desk = useDesk();
  const conversation = useConversation(desk, chatId);
  const { chat: live, status } = useCalmly(conversation);
  const read = useQuery({ ...queriesOf(desk).chat(chatId), enabled: live === null });
  const chat = live ?? read.data ?? null;
  const isRefused = status === 'refused' || read.isError;
  const footer = isRefused ? undefined : <Button onPress={onOpen}>{t('beside.open')}</Button>;
  return (
    <Dialog title={chat?.subject ?? t('beside.title')} as="drawer" isOpen onClose={onClose} footer={footer}>
      {isRefused && <Empty title={t('beside.none')} text={t('beside.noneText')} />}
      {!isRefused && !chat && <Skeleton lines={12} label={t('loading.chat')} />}
      {!isRefused && chat && (
        <div className={css.beside}>
          <p className={css.facts}>{factsOf(chat)}</p>
          <ReadOnly value>
            <Thread key={chatId} conversation={conversation} chat={chat} />
          </ReadOnly>
        </div>
      )}
    </Dialog>
  );
}

function factsOf(chat: ChatView): string {
  const day = new Date(chat.createdAt).toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' });
  const rating = chat.rating && `${chat.rating.score} ★${chat.rating.comment ? ` “${chat.rating.comment}”` : ''}`;
  const end = chat.status === 'closed' ? closedWords(chat) : [chat.agent?.name, t(`chat.${chat.status}`)].filter(Boolean).join(' · ');
  return [day, end, rating].filter(Boolean).join(' · ');
}
