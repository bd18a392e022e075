import { ArrowDown } from 'lucide-react';
import { useSearch } from '@tanstack/react-router';
import { lazy, memo, Suspense, useContext, useMemo, useState } from 'react';
import { dayName } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { serverNow } from '#ui/parts/Timer/second';
import type { ChatView, MessageView, NoteView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { useCalmly, useDesk, useStore } from '../live/context';
import { t } from '../words';
import { RenewFile, renewing } from './addresses';
import { Acts } from './acting';
import { Announcer } from './Announcer';
import { Block } from './Block';
import { blocksOf, type ThreadItem, threadItems } from './group';
import { Message, NoteItem, Notice } from './Message';
import { Outgoing } from './Outgoing';
import { OpenPicture, picturesOf } from './pictures';
import { ReadOnly } from './read-only';
import { useRead, useScrolling, useTargets } from './scrolling';
import { Translated, useTranslations } from './translated';
import { Typing } from './Typing';
import { walk } from './walking';
import css from './Thread.module.css';

/** Loaded when the first picture is opened. */
const Lightbox = lazy(() => import('./Lightbox'));

/** The words of a chat, the newest at the foot. It stays at the end while one is there, and where one reads while one is not. */
export const Thread = memo(function Thread({ conversation, chat }: { conversation: Conversation; chat: ChatView }) {
  const desk = useDesk();
  const { messages, pending, typing, hasOlder, isLoadingOlder, readUpTo, status } = useCalmly(conversation);
  const notes = useStore(desk.notesOf(chat.id));
  const isReadOnly = useContext(ReadOnly);
  const { seq: found } = useSearch({ strict: false });
  const seq = isReadOnly ? undefined : found;
  const [target, goTo] = useTargets(seq);
  const { scroller, isAtEnd, shown, look } = useScrolling(conversation, messages, hasOlder, target);
  const [picture, openPicture] = useState<string | null>(null);
  const [openedAt] = useState(() => conversation.getSnapshot().readUpTo[desk.user.id] ?? chat.readUpTo[desk.user.id] ?? null);
  const blocks = useMemo(
    () => blocksOf(threadItems(shown, notes, desk.isMine(chat) ? openedAt : null, desk.user.id)),
    [shown, notes, openedAt, desk, chat],
  );
  const [below, setBelow] = useRead(conversation, chat, messages.at(-1)?.seq ?? 0, isAtEnd);
  const toEnd = (): void => {
    isAtEnd.current = true;
    setBelow(0);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    if (desk.isMine(chat)) conversation.markRead();
  };
  const onScroll = (): void => {
    look();
    if (isAtEnd.current) setBelow(0);
  };
  const acts = useMemo(() => ({ goTo, isOwn: !isReadOnly && desk.isMine(chat) }), [goTo, isReadOnly, desk, chat]);
  const renew = useMemo(() => renewing(desk, conversation), [desk, conversation]);
  const translations = useTranslations(chat, messages[0]?.seq ?? 1);
  const nameOf = nameIn(chat, notes);
  const readByCustomer = readUpTo[chat.customer.id] ?? 0;
  const lastOwn = messages.findLast(({ sender }) => sender.type === 'agent')?.seq;
  const receiptOf = (item: ThreadItem): 'seen' | 'sent' | null => {
    if (item.type !== 'message' || item.message.seq !== lastOwn) return null;
    return item.message.seq <= readByCustomer ? 'seen' : 'sent';
  };
  return (
    <RenewFile value={renew}>
      <div className={css.wrap}>
        <div
          ref={scroller}
          className={css.scroller}
          onScroll={onScroll}
          onKeyDown={walk}
          role="log"
          aria-live="off"
          aria-label={t('thread.label', { name: chat.customer.name })}
          tabIndex={0}
        >
          <div className={css.column}>
            {isLoadingOlder && <Skeleton lines={3} label={t('loading.older')} />}
            {messages.length === 0 &&
              notes.length === 0 &&
              pending.length === 0 &&
              (status === 'live' ? <Empty title={t('thread.empty')} /> : <Skeleton lines={6} label={t('loading.chat')} />)}
            <OpenPicture value={openPicture}>
              <Acts value={acts}>
                <Translated value={translations}>
                  {blocks.map(({ key, items }) => (
                    <Block key={key} scroller={scroller} isWanted={items.some((item) => isAt(item, target?.seq))}>
                      {items.map((item) => (
                        <Item
                          key={item.key}
                          item={item}
                          nameOf={nameOf}
                          receipt={receiptOf(item)}
                          isFound={isAt(item, target?.seq)}
                          isStepIn={item.type === 'message' && isStepIn(chat, item.message)}
                        />
                      ))}
                    </Block>
                  ))}
                </Translated>
                {pending.map((message) => (
                  <Outgoing key={message.clientMessageId} message={message} conversation={conversation} />
                ))}
              </Acts>
            </OpenPicture>
            <Typing name={chat.customer.name} typing={typing} />
          </div>
        </div>
        {below > 0 && (
          <span className={css.below}>
            <Button kind="primary" size="s" onPress={toEnd}>
              <ArrowDown /> {t('thread.below', { count: below })}
            </Button>
          </span>
        )}
        {picture !== null && (
          <Suspense fallback={null}>
            <Lightbox pictures={picturesOf(messages)} opened={picture} onClose={() => openPicture(null)} />
          </Suspense>
        )}
        <Announcer messages={messages} ownId={desk.user.id} />
      </div>
    </RenewFile>
  );
});

const isAt = (item: ThreadItem, seq: number | undefined): boolean => 'message' in item && item.message.seq === seq;

/** Names of those whom notes address, as far as the chat knows them. */
const nameIn =
  ({ agent }: ChatView, notes: readonly NoteView[]) =>
  (id: string): string | undefined =>
    id === agent?.id ? agent.name : notes.find(({ author }) => author.id === id)?.author.name;

/** Somebody else's word to the customer since the chat has the agent that it has. */
const isStepIn = ({ agentId, assignedAt }: ChatView, { sender, createdAt }: MessageView): boolean =>
  sender.type === 'agent' && agentId !== null && sender.id !== agentId && assignedAt !== null && createdAt > assignedAt;

interface ItemProps {
  item: ThreadItem;
  /** A person's name, if it is known here. */
  nameOf: (id: string) => string | undefined;
  receipt: 'seen' | 'sent' | null;
  isFound: boolean;
  isStepIn: boolean;
}

function Item({ item, nameOf, receipt, isFound, isStepIn: steppedIn }: ItemProps) {
  if (item.type === 'day') return <Mark>{dayName(item.at, serverNow())}</Mark>;
  if (item.type === 'new') return <Mark isNew>{t('thread.new')}</Mark>;
  if (item.type === 'notice') return <Notice message={item.message} />;
  if (item.type === 'note') return <NoteItem note={item.note} nameOf={nameOf} />;
  const { message, isFirst, isLast } = item;
  return <Message message={message} isFirst={isFirst} isLast={isLast} receipt={receipt} isFound={isFound} isStepIn={steppedIn} />;
}

function Mark({ children, isNew }: { children: string; isNew?: boolean }) {
  return (
    <div className={css.mark} data-new={isNew || undefined} role="separator" aria-label={children}>
      <span>{children}</span>
    </div>
  );
}
