import { useQuery } from '@tanstack/react-query';
import { CornerUpLeft, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import type { MessageView } from '#client/core';
import { currentCommand } from '../commands/registry';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { beginEdit, mayEdit, quoteOf } from '../live/editing';
import { t } from '../words';
import { Acts } from './acting';
import { ReadOnly } from './read-only';
import css from './Message.module.css';

/** What can be done with a message. */
export function MessageTools({ message, onDelete }: { message: MessageView; onDelete: () => void }) {
  const desk = useDesk();
  const { isOwn } = useContext(Acts);
  const isReadOnly = useContext(ReadOnly);
  const settings = useQuery(queriesOf(desk).settings()).data;
  const write = currentCommand('reply');
  const answer = (): void => {
    desk.drafts.change(message.chatId, { mode: 'reply', replyTo: quoteOf(message), edit: undefined });
    write?.run();
  };
  const edit = (): void => {
    beginEdit(desk, message);
    write?.run();
  };
  return (
    <span className={css.tools}>
      {isOwn && (
        <Tool name={t('message.answer')} onClick={answer}>
          <CornerUpLeft aria-hidden />
        </Tool>
      )}
      {isOwn && mayEdit(desk, message, settings?.editMinutes ?? 0) && (
        <Tool name={t('message.edit')} onClick={edit}>
          <Pencil aria-hidden />
        </Tool>
      )}
      {!isReadOnly && (message.sender.id === desk.user.id || desk.isSupervisor) && (
        <Tool name={t('message.delete')} onClick={onDelete}>
          <Trash2 aria-hidden />
        </Tool>
      )}
    </span>
  );
}

/** A plain button: those of the parts, with their tooltips, cost more than the message. */
function Tool({ name, onClick, children }: { name: string; onClick: () => void; children: ReactNode }) {
  return (
    <button className={css.tool} title={name} aria-label={name} onClick={onClick}>
      {children}
    </button>
  );
}
