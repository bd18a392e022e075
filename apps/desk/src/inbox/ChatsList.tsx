import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Archive } from 'lucide-react';
import { memo } from 'react';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Timer } from '#ui/parts/Timer/Timer';
import type { ChatMatch, ChatView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { LastLine } from './LastLine';
import { heightOf, Marks, Row } from './Row';
import { type Entry, RowList } from './RowList';
import css from './rows.module.css';

type Found = ChatView & { match?: ChatMatch };

interface FoundEntry extends Entry {
  chat: Found;
}

const known = new WeakMap<Found, FoundEntry>();
/** One entry for each answer: a chat that did not change keeps its row. */
function entryOf(chat: Found): FoundEntry {
  let entry = known.get(chat);
  if (!entry) known.set(chat, (entry = { id: chat.id, name: chat.customer.name, height: heightOf(chat), chat }));
  return entry;
}

/** Chats by REST, page by page: closed ones, all of them, or those that a search found. */
export const ChatsList = memo(function ChatsList({ query, nothing = t('inbox.nothingYet') }: { query: string; nothing?: string }) {
  const desk = useDesk();
  const navigate = useNavigate();
  const found = useInfiniteQuery(queriesOf(desk).chats(query));
  if (found.isPending) return <Skeleton lines={10} label={t('loading.chats')} />;
  if (found.isError) return <ErrorState title={t('error.chats')} text={messageOf(found.error)} onRetry={() => void found.refetch()} />;
  const entries = found.data.pages.flatMap(({ data }) => data as Found[]).map(entryOf);
  if (entries.length === 0) return <Empty icon={<Archive />} title={t('inbox.nothing')} text={nothing} />;
  const open = (chatId: string): void => {
    const seq = entries.find(({ id }) => id === chatId)?.chat.match?.messageSeq;
    void navigate({
      to: '/inbox/$chatId',
      params: { chatId },
      search: ({ seq: _, ...before }) => ({ ...before, ...(seq !== undefined && { seq }) }),
    });
  };
  return (
    <div className={css.holder}>
      <RowList
        label={t('inbox.found')}
        entries={entries}
        row={({ chat }) => <FoundRow chat={chat} />}
        onOpen={open}
        more={{ isLoading: found.isFetchingNextPage, load: () => void (found.hasNextPage && found.fetchNextPage()) }}
      />
    </div>
  );
});

/** Of one's own chats it says what the list of those says. */
function FoundRow({ chat }: { chat: Found }) {
  const { inbox, drafts } = useDesk();
  const mine = useSelected(inbox, () => inbox.row(chat.id));
  const draft = useSelected(drafts, (all) => (mine ? (all[chat.id]?.text ?? '') : ''));
  return (
    <Row
      chatId={chat.id}
      personId={chat.customer.id}
      name={chat.customer.name}
      priority={chat.priority}
      since={<Timer since={chat.lastMessageAt ?? chat.createdAt} as="ago" />}
      foot={<Marks chat={chat} />}
    >
      {chat.match ? (
        <span className={css.last} dir="auto">
          <Marked {...chat.match} />
        </span>
      ) : (
        <LastLine chat={chat} last={mine?.last} draft={draft} isTyping={mine?.isTyping} />
      )}
      <State chat={chat} />
    </Row>
  );
}

function State({ chat }: { chat: ChatView }) {
  if (chat.status !== 'closed') return <Chip tone={chat.status === 'active' ? 'info' : 'warn'}>{t(`chat.${chat.status}`)}</Chip>;
  if (chat.rating) return <Chip tone={chat.rating.score > 3 ? 'ok' : chat.rating.score < 3 ? 'bad' : 'plain'}>{chat.rating.score} ★</Chip>;
  if (chat.resolution) return <Chip tone={chat.resolution === 'resolved' ? 'ok' : 'warn'}>{t(`resolution.${chat.resolution}`)}</Chip>;
  return null;
}

/** Text with what was searched for marked in it. */
export function Marked({ excerpt, hits }: Pick<ChatMatch, 'excerpt' | 'hits'>) {
  const pieces = hits.flatMap(([from, to], at) => [
    excerpt.slice(hits[at - 1]?.[1] ?? 0, from),
    <mark key={from}>{excerpt.slice(from, to)}</mark>,
  ]);
  return (
    <>
      {pieces}
      {excerpt.slice(hits.at(-1)?.[1] ?? 0)}
    </>
  );
}
