import { ArrowDown } from 'lucide-react';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { dayName } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { serverNow } from '#ui/parts/Timer/second';
import type { ChatView, NoteView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { useCalmly, useDesk, useStore } from '../live/context';
import { t } from '../words';
import { threadItems } from './group';
import { Announcer } from './Announcer';
import { Message, NoteItem, Notice } from './Message';
import { Outgoing } from './Outgoing';
import { OpenPicture, picturesOf } from './pictures';
import { ReadOnly } from './read-only';
import css from './Thread.module.css';

/** Loaded when the first picture is opened. */
const Lightbox = lazy(() => import('./Lightbox'));

const NEAR_END_PX = 80;
const NEAR_START_PX = 300;

/** The words of a chat, the newest at the foot. It stays at the end while one is there, and where one reads while one is not. */
export function Thread({ conversation, chat }: { conversation: Conversation; chat: ChatView }) {
  const desk = useDesk();
  const { messages, pending, typing, hasOlder, isLoadingOlder, readUpTo, status } = useCalmly(conversation);
  const notes = useStore(desk.notesOf(chat.id));
  const isReadOnly = useContext(ReadOnly);
  const { seq: found } = useSearch({ strict: false });
  const seq = isReadOnly ? undefined : found;
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [below, setBelow] = useState(0);
  const [picture, openPicture] = useState<string | null>(null);
  const [openedAt] = useState(() => conversation.getSnapshot().readUpTo[desk.user.id] ?? chat.readUpTo[desk.user.id] ?? null);
  const items = useMemo(
    () => threadItems(messages, notes, desk.isMine(chat) ? openedAt : null, desk.user.id),
    [messages, notes, openedAt, desk, chat],
  );
  const lastSeq = messages.at(-1)?.seq ?? 0;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isAtEnd.current && seq === undefined) element.scrollTop = element.scrollHeight;
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stay = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    stay.observe(element.firstElementChild!);
    return () => stay.disconnect();
  }, []);
  useRead(conversation, chat, lastSeq, isAtEnd, setBelow);
  useFound(conversation, seq, scroller, isAtEnd);

  const toEnd = (): void => {
    isAtEnd.current = true;
    setBelow(0);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    if (desk.isMine(chat)) conversation.markRead();
  };
  const onScroll = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = scroller.current!;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (isAtEnd.current) setBelow(0);
    if (scrollTop < NEAR_START_PX && hasOlder && !isLoadingOlder) void conversation.loadOlder().catch(() => undefined);
  };
  const readByCustomer = readUpTo[chat.customer.id] ?? 0;
  const lastOwn = messages.findLast(({ sender }) => sender.type === 'agent')?.seq;
  return (
    <div className={css.wrap}>
      <div
        ref={scroller}
        className={css.scroller}
        onScroll={onScroll}
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
            {items.map((item) => {
              if (item.type === 'day') return <Mark key={item.key}>{dayName(item.at, serverNow())}</Mark>;
              if (item.type === 'new')
                return (
                  <Mark key={item.key} isNew>
                    {t('thread.new')}
                  </Mark>
                );
              if (item.type === 'notice') return <Notice key={item.key} message={item.message} />;
              if (item.type === 'note') return <NoteItem key={item.key} note={item.note} nameOf={nameIn(chat, notes)} />;
              return (
                <Message
                  key={item.key}
                  message={item.message}
                  isFirst={item.isFirst}
                  isLast={item.isLast}
                  receipt={item.message.seq === lastOwn ? (item.message.seq <= readByCustomer ? 'seen' : 'sent') : null}
                  isFound={item.message.seq === seq}
                />
              );
            })}
          </OpenPicture>
          {pending.map((message) => (
            <Outgoing key={message.clientMessageId} message={message} conversation={conversation} />
          ))}
          {typing.some(({ senderType }) => senderType === 'customer') && (
            <p className={css.typing}>
              <span className={css.dots} aria-hidden>
                <i />
                <i />
                <i />
              </span>
              {t('thread.typing', { name: chat.customer.name })}
            </p>
          )}
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
  );
}

/** Names of those whom notes address, as far as the chat knows them. */
const nameIn =
  ({ agent }: ChatView, notes: readonly NoteView[]) =>
  (id: string): string | undefined =>
    id === agent?.id ? agent.name : notes.find(({ author }) => author.id === id)?.author.name;

function Mark({ children, isNew }: { children: string; isNew?: boolean }) {
  return (
    <div className={css.mark} data-new={isNew || undefined} role="separator" aria-label={children}>
      <span>{children}</span>
    </div>
  );
}

/** What is at the end of the thread, in a window that is looked at, has been read. */
function useRead(
  conversation: Conversation,
  chat: ChatView,
  lastSeq: number,
  isAtEnd: { current: boolean },
  setBelow: (n: number) => void,
): void {
  const desk = useDesk();
  const seen = useRef(lastSeq);
  useEffect(() => {
    const read = (): void => {
      if (!document.hasFocus() || !isAtEnd.current || !desk.isMine(chat)) return;
      conversation.markRead();
    };
    if (isAtEnd.current) seen.current = lastSeq;
    else setBelow(Math.max(0, lastSeq - seen.current));
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [conversation, chat, lastSeq, desk, isAtEnd, setBelow]);
}

/** Goes to the message that a search met, however far back it is. */
function useFound(
  conversation: Conversation,
  seq: number | undefined,
  scroller: { current: HTMLDivElement | null },
  isAtEnd: { current: boolean },
): void {
  const first = useCalmly(conversation).messages[0]?.seq;
  useEffect(() => {
    if (seq === undefined || first === undefined) return;
    if (seq < first) return void conversation.loadOlder().catch(() => undefined);
    isAtEnd.current = false;
    scroller.current?.querySelector(`[data-seq="${seq}"]`)?.scrollIntoView({ block: 'center' });
  }, [conversation, seq, first, scroller, isAtEnd]);
}
