import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { ChatView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { useCommands } from '../commands/registry';
import { Composer } from '../composer/Composer';
import { CustomerPanel } from '../customer/CustomerPanel';
import { queriesOf } from '../data/queries';
import { useCalmly, useDesk, useSelected } from '../live/context';
import type { Desk } from '../live/desk';
import { t } from '../words';
import { ChatHeader } from './ChatHeader';
import { Thread } from './Thread';
import css from './ChatPage.module.css';

/** Follows a chat while it is looked at; one's own are followed anyway. */
function useConversation(desk: Desk, chatId: string): Conversation {
  const { client } = desk;
  const conversation = client.followed(chatId) ?? client.conversation(chatId);
  useEffect(() => {
    const opened = client.conversation(chatId);
    return () => {
      const { chat } = opened.getSnapshot();
      if (!chat || !desk.isMine(chat)) client.leave(chatId);
    };
  }, [client, desk, chatId]);
  return conversation;
}

export interface ChatPageProps {
  chatId: string;
  /** Whether there is room for the panel beside the chat. */
  isWide: boolean;
  onOpen: (chatId: string) => void;
}

export function ChatPage({ chatId, isWide, onOpen }: ChatPageProps) {
  const desk = useDesk();
  const conversation = useConversation(desk, chatId);
  const { chat: live, status, problem } = useCalmly(conversation);
  const read = useQuery({ ...queriesOf(desk).chat(chatId), enabled: live === null });
  const chat = live ?? read.data ?? null;
  const [isPanelOpen, showPanel] = useState(false);
  const [isDragging, drag] = useState(false);
  const [dropped, drop] = useState<File[]>([]);
  const hasPanel = useSelected(desk.preferences, (all) => all.hasPanel);
  const togglePanel = (): void => (isWide ? desk.preferences.set({ hasPanel: !hasPanel }) : showPanel(!isPanelOpen));
  useCommands([{ id: 'panel', name: t('command.panel'), group: t('group.chat'), keys: 'I', run: togglePanel }]);
  if (status === 'refused' || read.isError) return <Empty title={t('chat.notFound')} text={problem?.detail ?? t('chat.notFoundText')} />;
  if (!chat) return <Skeleton lines={12} label={t('loading.chat')} />;
  return (
    <div className={css.page} data-panel={(isWide && hasPanel) || undefined}>
      <section
        className={css.chat}
        aria-label={t('chat.label', { name: chat.customer.name })}
        tabIndex={-1}
        onDragOver={(event) => (event.preventDefault(), drag(true))}
        onDragLeave={(event) => event.currentTarget === event.target && drag(false)}
        onDrop={(event) => (event.preventDefault(), drag(false), drop([...event.dataTransfer.files]))}
      >
        <ChatHeader chat={chat} onPanel={togglePanel} onOpen={onOpen} />
        <Thread key={chatId} conversation={conversation} chat={chat} />
        <Foot chat={chat} conversation={conversation} dropped={dropped} onTaken={() => drop([])} />
        {isDragging && <div className={css.drop}>{t('files.drop')}</div>}
      </section>
      {isWide ? (
        hasPanel && <CustomerPanel chat={chat} onOpen={onOpen} />
      ) : (
        <Dialog title={t('customer.title')} as="drawer" isOpen={isPanelOpen} onClose={() => showPanel(false)}>
          <CustomerPanel chat={chat} onOpen={onOpen} />
        </Dialog>
      )}
    </div>
  );
}

interface FootProps {
  chat: ChatView;
  conversation: Conversation;
  dropped: File[];
  onTaken: () => void;
}

/** Where one writes, or why one does not. */
function Foot({ chat, conversation, dropped, onTaken }: FootProps) {
  const desk = useDesk();
  if (chat.status === 'closed') return <p className={css.reading}>{closedWords(chat)}</p>;
  if (desk.isMine(chat) || desk.isSupervisor)
    return <Composer key={chat.id} chat={chat} conversation={conversation} dropped={dropped} onTaken={onTaken} />;
  return <p className={css.reading}>{chat.status === 'queued' ? t('chat.waitingReadOnly') : t('chat.readOnly')}</p>;
}

function closedWords({ closeReason, resolution }: ChatView): string {
  const how = t(`closed.${closeReason ?? 'agent'}`);
  return resolution ? `${how}, ${t(`resolution.${resolution}`).toLocaleLowerCase()}` : how;
}
