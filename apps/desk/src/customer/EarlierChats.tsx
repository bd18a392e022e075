import { Link } from '@tanstack/react-router';
import { Chip } from '#ui/parts/Chip/Chip';
import type { ContextView } from '#client/core';
import { t } from '../words';
import { Section } from './Section';
import css from './CustomerPanel.module.css';

export interface EarlierChatsProps {
  chatId: string;
  context: ContextView;
  onBeside: (chatId: string) => void;
}

/** The other chats of the customer; each is read beside the one that is open. */
export function EarlierChats({ chatId, context: { chats, customer }, onBeside }: EarlierChatsProps) {
  const others = chats.recent.filter(({ id }) => id !== chatId);
  const isMore = chats.total - 1 > others.length;
  return (
    <Section id="earlier" title={t('customer.earlier')} count={chats.total - 1}>
      {others.length === 0 && <p className={css.none}>{t('customer.noChats')}</p>}
      <ul className={css.rows}>
        {others.map((other) => (
          <li key={other.id}>
            {other.rating ? (
              <Chip tone={other.rating.score > 3 ? 'ok' : 'bad'}>{other.rating.score} ★</Chip>
            ) : (
              <span className={css.dot} data-open={other.status !== 'closed' || undefined} />
            )}
            <button onClick={() => onBeside(other.id)}>
              <strong dir="auto">{other.subject ?? t('inbox.noSubject')}</strong>
              <small>
                {other.agent && <bdi>{other.agent.name} · </bdi>}
                {new Date(other.createdAt).toLocaleDateString([], { day: 'numeric', month: 'short' })} ·{' '}
                {other.resolution ? t(`resolution.${other.resolution}`) : t(`chat.${other.status}`)}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {isMore && (
        <Link
          className={css.all}
          to="/inbox/$chatId"
          params={{ chatId }}
          search={{ view: 'found', filters: { customerId: customer.id, sort: '-createdAt' } }}
        >
          {t('customer.allChats')}
        </Link>
      )}
    </Section>
  );
}
