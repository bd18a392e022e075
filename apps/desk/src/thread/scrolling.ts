import { type RefObject, startTransition, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ChatView, MessageView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { useDesk } from '../live/context';
import { afterPaint } from '../shell/after-paint';

const NEAR_END_PX = 80;
const NEAR_START_PX = 300;
/** Messages that are drawn of a thread at its end: some windows full, of which the first is drawn before the others. */
const AT_END = 60;
const LOWEST_MESSAGE_PX = 38;
/** How many more are drawn at its top at a time. */
const MORE = 200;
const AROUND_FOUND = 60;
const LARGEST_PAGE = 200;

type Scroller = RefObject<HTMLDivElement | null>;

/** A message to go to: anew for each time that one goes there. */
interface Target {
  seq: number;
  takesFocus?: boolean;
}

/**
 * Keeps a thread at its end while one is there, and where one reads while one is not. Of what is loaded the newest is drawn, and more as one
 * goes up.
 * @param target the message to go to
 */
export function useScrolling(conversation: Conversation, messages: readonly MessageView[], hasOlder: boolean, target: Target | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [since, setSince] = useState(Infinity);
  const atEnd = useGrowingWindow();
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const first = messages[0]?.seq ?? 1;
  const from = Math.max(first, Math.min(since, lastSeq - atEnd + 1, (target?.seq ?? Infinity) - AROUND_FOUND));
  const shown = useMemo(() => (from === first ? messages : messages.slice(from - first)), [messages, from, first]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isAtEnd.current && target === undefined) element.scrollTop = element.scrollHeight;
  });
  useEffect(() => {
    const element = scroller.current!;
    const stay = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    stay.observe(element.firstElementChild!);
    return () => stay.disconnect();
  }, []);
  useStaying(scroller, from);
  useTarget(conversation, target, first, scroller, isAtEnd);
  const look = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = scroller.current!;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (isAtEnd.current && since !== Infinity) setSince(Infinity);
    if (scrollTop >= NEAR_START_PX) return;
    if (from > first) setSince(Math.max(first, from - MORE));
    else if (hasOlder) {
      setSince(Math.max(1, first - MORE));
      void conversation.loadOlder().catch(() => undefined);
    }
  };
  return { scroller, isAtEnd, shown, look };
}

/** @returns how many messages are drawn at the end: what is in sight, and the others when that was painted */
function useGrowingWindow(): number {
  const [count, grow] = useState(() => Math.min(AT_END, Math.ceil(innerHeight / LOWEST_MESSAGE_PX)));
  useEffect(() => afterPaint(() => startTransition(() => grow(AT_END))), []);
  return count;
}

/** A browser keeps its place when something comes above it, except at the very top. @param first what changes when something came above */
function useStaying(scroller: Scroller, first: number): void {
  const before = useRef({ first, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current!;
    const grown = element.scrollHeight - before.current.height;
    if (first < before.current.first && element.scrollTop < 1 && before.current.height > 0) element.scrollTop = grown;
    before.current = { first, height: element.scrollHeight };
  });
}

/** What is at the end of the thread, in a window that is looked at, has been read. @returns how many came below what is in sight */
export function useRead(
  conversation: Conversation,
  chat: ChatView,
  lastSeq: number,
  isAtEnd: RefObject<boolean>,
): [number, (below: number) => void] {
  const desk = useDesk();
  const [below, setBelow] = useState(0);
  const seen = useRef(lastSeq);
  useEffect(() => desk.comeBackTo(chat.id), [desk, chat.id]);
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
  }, [conversation, chat, lastSeq, desk, isAtEnd]);
  return [below, setBelow];
}

/** Goes to a message, however far back it is. */
function useTarget(
  conversation: Conversation,
  target: Target | undefined,
  first: number,
  scroller: Scroller,
  isAtEnd: RefObject<boolean>,
): void {
  useEffect(() => {
    if (!target) return;
    const { seq, takesFocus } = target;
    isAtEnd.current = false;
    // Each page that has come leads here again.
    if (seq < first) return void conversation.loadOlder(Math.min(LARGEST_PAGE, first - seq + AROUND_FOUND)).catch(() => undefined);
    const element = scroller.current?.querySelector<HTMLElement>(`[data-seq="${seq}"]`);
    element?.scrollIntoView({ block: 'center' });
    if (takesFocus) element?.focus({ preventScroll: true });
  }, [conversation, target, first, scroller, isAtEnd]);
}

/** The message that the address names, as a search does, or that was gone to since. */
export function useTargets(found: number | undefined): [target: Target | undefined, goTo: (seq: number) => void] {
  const [gone, go] = useState<{ target: Target; from: number | undefined }>();
  const named = useMemo(() => (found === undefined ? undefined : { seq: found }), [found]);
  const goTo = useCallback((seq: number) => go({ target: { seq, takesFocus: true }, from: found }), [found]);
  return [gone?.from === found && gone ? gone.target : named, goTo];
}
