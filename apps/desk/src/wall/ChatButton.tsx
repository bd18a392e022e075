import { Hand } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Priority } from '#ui/parts/Priority/Priority';
import type { ChatView } from '#client/core';
import { t } from '../words/wall';
import css from './dialogs.module.css';

/** A chat in a list of a drawer; pressing it watches it. */
export function ChatButton({ chat, detail, end, onPress }: { chat: ChatView; detail: ReactNode; end: ReactNode; onPress: () => void }) {
  const { customer, subject, priority, handRaised } = chat;
  return (
    <button className={css.chat} onClick={onPress}>
      <Avatar id={customer.id} name={customer.name} size={28} />
      <span className={css.words}>
        <span className={css.who}>
          <bdi>{customer.name}</bdi> <Priority level={priority} />
          {handRaised && <Hand role="img" aria-label={t('hands.raised')} />}
          {subject && (
            <span className={css.about} dir="auto">
              {subject}
            </span>
          )}
        </span>
        <small>{detail}</small>
      </span>
      <span className={css.end}>{end}</span>
    </button>
  );
}
