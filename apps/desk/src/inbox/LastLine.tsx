import { CornerUpLeft } from 'lucide-react';
import type { ChatView, LastMessage, MessageView } from '#client/core';
import { useDesk } from '../live/context';
import { saidIn } from '../thread/said';
import { t } from '../words';
import css from './rows.module.css';

export interface LastLineProps {
  chat: ChatView;
  /** What was said last, as far as it is known better than by the chat. */
  last?: MessageView | null;
  draft?: string;
  isTyping?: boolean;
}

/** The second line of a row: who types, what oneself has begun to write, or what was said last. */
export function LastLine({ chat, last, draft = '', isTyping = false }: LastLineProps) {
  const { user } = useDesk();
  const said = last ? lastOf(last) : chat.lastMessage;
  if (isTyping) return <span className={`${css.last} ${css.typing}`}>{t('inbox.typing')}</span>;
  if (draft)
    return (
      <span className={css.last} dir="auto">
        <span className={css.draft}>{t('inbox.draft')}</span> {draft}
      </span>
    );
  return (
    <span className={css.last} dir="auto">
      {said?.senderType === 'agent' && (
        <CornerUpLeft role="img" aria-label={chat.agentId === user.id ? t('inbox.you') : t('inbox.answered')} />
      )}
      {said ? wordsOf(said) : (chat.subject ?? t('inbox.noMessages'))}
    </span>
  );
}

type Said = Pick<LastMessage, 'text' | 'files' | 'deleted'> & { senderType: MessageView['sender']['type'] };

const lastOf = (message: MessageView): Said => ({
  senderType: message.sender.type,
  text: saidIn(message) ?? '',
  files: message.attachments.length,
  deleted: message.deletedAt !== null,
});

function wordsOf({ text, files, deleted }: Said): string {
  if (deleted) return t('message.deleted');
  return text === '' ? t('inbox.files', { count: files }) : text;
}
