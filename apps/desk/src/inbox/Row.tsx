import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Chip } from '#ui/parts/Chip/Chip';
import { Priority } from '#ui/parts/Priority/Priority';
import type { ChatView } from '#client/core';
import { HEIGHT } from './RowList';
import { TeamChip } from './TeamChip';
import css from './rows.module.css';

const TAGS = 2;

type Marked = Pick<ChatView, 'tags' | 'teamId'>;

const isMarked = ({ tags, teamId }: Marked): boolean => tags.length > 0 || teamId !== null;
export const heightOf = (chat: Marked): number => (isMarked(chat) ? HEIGHT.tagged : HEIGHT.plain);

export interface RowProps {
  chatId: string;
  /** By whom the colour of the face goes. */
  personId: string;
  name: string;
  priority: ChatView['priority'];
  isUnread?: boolean;
  /** Before the name. */
  before?: ReactNode;
  /** At the end of the first line: since when. */
  since: ReactNode;
  /** The second line. */
  children: ReactNode;
  /** The third line. */
  foot?: ReactNode;
}

/** What a row of any list looks like. The chat that is open is marked by the address. */
export function Row({ chatId, personId, name, priority, isUnread, before, since, children, foot }: RowProps) {
  const isCurrent = useParams({ strict: false, select: ({ chatId: open }) => open === chatId });
  return (
    <span className={css.body} data-current={isCurrent || undefined} data-unread={isUnread || undefined}>
      <Avatar id={personId} name={name} />
      <span className={css.words}>
        <span className={css.top}>
          {before}
          <bdi className={css.name}>{name}</bdi>
          <Priority level={priority} />
          <span className={css.end}>{since}</span>
        </span>
        <span className={css.bottom}>{children}</span>
        {foot}
      </span>
    </span>
  );
}

/** The team that the chat is for, and the first of its tags. */
export function Marks({ chat }: { chat: Marked }) {
  if (!isMarked(chat)) return null;
  const { tags, teamId } = chat;
  return (
    <span className={css.tags}>
      <TeamChip id={teamId} />
      {tags.slice(0, TAGS).map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {tags.length > TAGS && <span className={css.meta}>+{tags.length - TAGS}</span>}
    </span>
  );
}
