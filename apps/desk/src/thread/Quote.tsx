import { useContext } from 'react';
import type { QuotedMessage } from '#client/core';
import { t } from '../words';
import { Acts } from './acting';
import css from './Message.module.css';

/** The message that another one answers, which it leads to. */
export function Quote({ quote }: { quote: QuotedMessage }) {
  const { goTo } = useContext(Acts);
  return (
    <button className={css.quote} title={t('quote.goTo')} onClick={() => goTo(quote.seq)}>
      <span className="sr-only">{t('quote.answers')} </span>
      <Quoted quote={quote} />
    </button>
  );
}

/** Who said what is answered, and its beginning. */
export function Quoted({ quote: { sender, text, files, deleted } }: { quote: QuotedMessage }) {
  return (
    <>
      <bdi className={css.quotedName}>{sender.name}</bdi>{' '}
      <span className={css.quotedText} data-deleted={deleted || undefined} dir="auto">
        {deleted ? t('message.deleted') : (text ?? t('inbox.files', { count: files }))}
      </span>
    </>
  );
}
