import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { UndoBar } from '../commands/UndoBar';
import { useCommands } from '../commands/registry';
import { newChat } from '../inbox/new-chat';
import { Composer } from '../composer/Composer';
import { CustomerPanel, type CustomerPanelProps } from '../customer/CustomerPanel';
import { queriesOf } from '../data/queries';
import { useCalmly, useDesk, useSelected } from '../live/context';
import type { Desk } from '../live/desk';
import { useAfterPaint } from '../shell/after-paint';
import { useLatest } from '../shell/useLatest';
import { NARROW, useMedia } from '../shell/useMedia';
import { t } from '../words';
import { ChatHeader } from './ChatHeader';
import { closedWords } from './closed-words';
import { Thread } from './Thread';
import { useConversation } from './useConversation';
import css from './ChatPage.module.css';

const ActingTabs = lazy(() => import('../oversee/ActingTabs').then(({ ActingTabs: tabs }) => ({ default: tabs })));

export interface ChatPageProps {
  chatId: string;
  /** Whether there is room for the panel beside the chat. */
  isWide: boolean;
  onOpen: (chatId: string) => void;
  /** Shows another chat beside this one. */
  onBeside: (chatId: string) => void;
}

export function ChatPage({ chatId, isWide, onOpen, onBeside }: ChatPageProps) {
  const desk = useDesk();
  const conversation = useConversation(desk, chatId);
  const { chat: live, status, problem } = useCalmly(conversation);
  const own = useSelected(desk.inbox, () => desk.inbox.row(chatId)?.chat) ?? null;
  const read = useQuery({ ...queriesOf(desk).chat(chatId), enabled: live === null && own === null });
  const chat = live ?? own ?? read.data ?? null;
  const isNarrow = useMedia(NARROW);
  const [isPanelOpen, showPanel] = useState(false);
  const [isDragging, drag] = useState(false);
  const hasPanel = useSelected(desk.preferences, (all) => all.hasPanel);
  const togglePanel = useLatest(() => (isWide ? desk.preferences.set({ hasPanel: !hasPanel }) : showPanel(!isPanelOpen)));
  const showBeside = useLatest(onBeside);
  useCommands([{ id: 'panel', name: t('command.panel'), group: t('group.chat'), keys: 'I', run: togglePanel }]);
  if (status === 'refused' || read.isError) return <Empty title={t('chat.notFound')} text={problem?.detail ?? t('chat.notFoundText')} />;
  if (!chat) return <Skeleton lines={12} label={t('loading.chat')} />;
  const mayAttach = desk.isMine(chat);
  const drop = (files: File[]): void => {
    if (!mayAttach) return;
    if (desk.drafts.of(chatId).mode === 'note') return void toasts.say(t('files.notInNotes'));
    desk.uploads.add(chatId, files);
  };
  return (
    <div className={css.page} data-panel={(isWide && hasPanel) || undefined}>
      <section
        className={css.chat}
        aria-label={t('chat.label', { name: chat.customer.name })}
        tabIndex={-1}
        onDragOver={(event) => (event.preventDefault(), drag(true))}
        onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && drag(false)}
        onDrop={(event) => (event.preventDefault(), drag(false), drop([...event.dataTransfer.files]))}
      >
        <ChatHeader chat={chat} onPanel={togglePanel} onOpen={onOpen} />
        <Thread key={chatId} conversation={conversation} chat={chat} />
        {/* Elsewhere it stands at the foot of the list, for which there is no room here. */}
        {isNarrow && <UndoBar />}
        <Foot chat={chat} conversation={conversation} />
        {isDragging && mayAttach && <div className={css.drop}>{t('files.drop')}</div>}
      </section>
      {isWide ? (
        hasPanel && <Panel chat={chat} onBeside={showBeside} />
      ) : (
        <Dialog title={t('customer.title')} as="drawer" isOpen={isPanelOpen} onClose={() => showPanel(false)}>
          <Panel chat={chat} onBeside={showBeside} />
        </Dialog>
      )}
    </div>
  );
}

/** The words of a chat are not kept waiting for what is known of its customer. */
function Panel({ chat, onBeside }: CustomerPanelProps) {
  return <CustomerPanel chat={useAfterPaint(chat)} onBeside={onBeside} />;
}

interface FootProps {
  chat: ChatView;
  conversation: Conversation;
}

/** What one has begun to write on another device is there, in one's own chats. */
function useSyncedDraft({ draftSync }: Desk, chatId: string, isMine: boolean): void {
  useEffect(() => {
    if (!isMine) return;
    void draftSync.open(chatId);
    return () => draftSync.left(chatId);
  }, [draftSync, chatId, isMine]);
}

/** Where one writes, or why one does not. */
function Foot({ chat, conversation }: FootProps) {
  const desk = useDesk();
  useSyncedDraft(desk, chat.id, desk.isMine(chat));
  if (chat.status === 'closed') return <ClosedFoot chat={chat} />;
  if (desk.isMine(chat)) return <Composer chat={chat} conversation={conversation} />;
  if (desk.isSupervisor)
    return (
      <Suspense fallback={<p className={css.reading}>{t('loading.part')}</p>}>
        <ActingTabs key={chat.id} chat={chat} conversation={conversation} />
      </Suspense>
    );
  return <p className={css.reading}>{chat.status === 'queued' ? t('chat.waitingReadOnly') : t('chat.readOnly')}</p>;
}

/** A closed chat takes no more words; the next one with this customer begins here. */
function ClosedFoot({ chat }: { chat: ChatView }) {
  const { id, name, email } = chat.customer;
  const start = (): void => newChat.with({ id, name, email });
  // The same key as of a chat with anybody; here it is clear with whom.
  useCommands([{ id: 'new-chat', name: t('command.newChatWith', { name }), group: t('group.chat'), keys: 'C', run: start }]);
  return (
    <div className={css.closed}>
      <p>{closedWords(chat)}</p>
      <Button size="s" onPress={start}>
        {t('chat.new')}
      </Button>
    </div>
  );
}
