import { Check, CheckCheck, Ellipsis, Info, Lock } from 'lucide-react';
import { memo, useContext, useState } from 'react';
import { timeOfDay } from '#ui/format/time';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button } from '#ui/parts/Button/Button';
import { toasts } from '#ui/parts/Toast/toasts';
import type { MessageView, NoteView } from '#client/core';
import { currentCommand } from '../commands/registry';
import { undo } from '../commands/undo';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { Edited } from './Edited';
import { useFace } from './faces';
import { Files } from './Files';
import { MessageTools } from './MessageTools';
import { ReadOnly } from './read-only';
import { Said } from './Said';
import { useNear } from './useNear';
import { Words } from './Words';
import css from './Message.module.css';

export interface MessageProps {
  message: MessageView;
  isFirst: boolean;
  isLast: boolean;
  receipt: 'sent' | 'seen' | null;
  isFound: boolean;
  /** A supervisor's word in a chat that an agent has. */
  isStepIn: boolean;
}

export const Message = memo(function Message({ message, isFirst, isLast, receipt, isFound, isStepIn }: MessageProps) {
  const { user, client } = useDesk();
  const { sender, attachments, deletedAt, createdAt, editedAt, seq } = message;
  const [isRemoved, setGone] = useState(false);
  const isGone = deletedAt !== null || isRemoved;
  const isOurs = sender.type === 'agent';
  const { isNear, toggle, handlers } = useNear();
  const remove = (): void => {
    setGone(true);
    const path = `/chats/${message.chatId}/messages/${message.id}`;
    undo.order(
      `delete:${message.id}`,
      t('undo.deleting'),
      () => void client.rest.delete(path).catch((error: unknown) => (setGone(false), toasts.say(messageOf(error), { tone: 'bad' }))),
    );
  };
  return (
    <article
      className={css.row}
      data-ours={isOurs || undefined}
      data-first={isFirst || undefined}
      data-last={isLast || undefined}
      data-found={isFound || undefined}
      data-seq={seq}
      tabIndex={-1}
      {...handlers}
      aria-label={t('message.by', { name: sender.name, time: timeOfDay(createdAt) })}
    >
      {!isOurs && <span className={css.face}>{isLast && <Avatar id={sender.id ?? ''} name={sender.name} size={28} />}</span>}
      <div className={css.body}>
        {isOurs && isFirst && (sender.id !== user.id || isStepIn) && <Colleague {...sender} isStepIn={isStepIn} />}
        {isGone ? (
          <p className={css.deleted}>{t('message.deleted')}</p>
        ) : (
          <>
            <Said message={message} />
            <Files attachments={attachments} />
          </>
        )}
        {(isLast || receipt || (editedAt !== null && !isGone)) && (
          <span className={css.meta}>
            {editedAt !== null && !isGone && (
              <>
                <Edited message={message} />
                {(isLast || receipt) && ' · '}
              </>
            )}
            {receipt === 'seen' && <CheckCheck aria-hidden />}
            {receipt === 'sent' && <Check aria-hidden />}
            {receipt && `${t(`receipt.${receipt}`)} · `}
            <time dateTime={createdAt}>{timeOfDay(createdAt)}</time>
          </span>
        )}
      </div>
      {/* Not before somebody is there: what can be done with each message would be most of what a thread costs. */}
      {!isGone && toggle && (
        <button className={css.tool} title={t('message.more')} aria-label={t('message.more')} aria-expanded={isNear} onClick={toggle}>
          <Ellipsis aria-hidden />
        </button>
      )}
      {!isGone && isNear && <MessageTools message={message} onDelete={remove} />}
    </article>
  );
});

/** Whose word it is, where it is not one's own. */
function Colleague({ id, name, isStepIn }: MessageView['sender'] & { isStepIn: boolean }) {
  return (
    <span className={css.sender}>
      <Avatar id={id ?? ''} name={name} src={useFace(id)} size={20} />
      <bdi>{name}</bdi>
      {isStepIn && <span>· {t('message.steppedIn')}</span>}
    </span>
  );
}

/** A word of the system, on one line. */
export function Notice({ message }: { message: MessageView }) {
  return (
    <p className={css.notice}>
      <Info aria-hidden />
      <span dir="auto">{message.text}</span> <time dateTime={message.createdAt}>{timeOfDay(message.createdAt)}</time>
    </p>
  );
}

/** For staff alone, and looks like it; a whisper says to whom, and that person can answer it. @param nameOf a person's name, if it is known here */
export function NoteItem({ note, nameOf }: { note: NoteView; nameOf: (id: string) => string | undefined }) {
  const { user, drafts } = useDesk();
  const isReadOnly = useContext(ReadOnly);
  const isToMe = note.to === user.id;
  const name = note.to === null ? undefined : nameOf(note.to);
  const to = isToMe ? t('note.toYou') : name === undefined ? t('note.toColleague') : t('note.toName', { name });
  const answer = (): void => {
    drafts.change(note.chatId, { mode: 'note', noteTo: note.author });
    currentCommand('note')?.run();
  };
  return (
    <article className={css.note} aria-label={t('note.by', { name: note.author.name })}>
      <header>
        <Lock aria-hidden />
        <Avatar id={note.author.id} name={note.author.name} src={useFace(note.author.id)} size={20} />
        <bdi>{note.author.name}</bdi>
        <span>{note.to === null ? t('note.only') : to}</span>
        <time dateTime={note.createdAt}>{timeOfDay(note.createdAt)}</time>
      </header>
      <p dir="auto">
        <Words text={note.text} />
      </p>
      {isToMe && !isReadOnly && (
        <Button size="s" onPress={answer}>
          {t('note.answer')}
        </Button>
      )}
    </article>
  );
}
