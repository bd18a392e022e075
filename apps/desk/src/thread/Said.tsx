import { Languages } from 'lucide-react';
import { useContext, useState } from 'react';
import type { MessageTranslation, MessageView } from '#client/core';
import { t } from '../words';
import { Quote } from './Quote';
import { Translated } from './translated';
import { Words } from './Words';
import css from './Message.module.css';

const names = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' });

/** What a message says: of a customer in the reader's language, of staff as it was written, the other one click away. */
export function Said({ message }: { message: MessageView }) {
  const { id, text, replyTo, sender } = message;
  const translation = useContext(Translated).get(id);
  const [isTurned, turn] = useState(false);
  const other = translation?.status === 'done' && translation.text !== text ? translation.text : null;
  const isTranslated = other !== null && isTurned === (sender.type === 'agent');
  const words = text !== null && <Words text={isTranslated ? other : text} />;
  const language = isTranslated ? translation?.language : undefined;
  return (
    <>
      {replyTo ? (
        <div className={css.bubble}>
          <Quote quote={replyTo} />
          <p dir="auto" lang={language}>
            {words}
          </p>
        </div>
      ) : (
        words && (
          <p className={css.bubble} dir="auto" lang={language}>
            {words}
          </p>
        )
      )}
      {translation && (other !== null || translation.status === 'failed') && (
        <Origin translation={translation} isTranslated={isTranslated} onTurn={() => turn(!isTurned)} />
      )}
    </>
  );
}

interface OriginProps {
  translation: MessageTranslation;
  isTranslated: boolean;
  onTurn: () => void;
}

/** Which of the two is shown, and the way to the other. */
function Origin({ translation: { status, language, sourceLanguage }, isTranslated, onTurn }: OriginProps) {
  const nameOf = (code: string | null): string => (code === null ? t('translation.unknown') : (names.of(code) ?? code));
  return (
    <span className={css.meta}>
      <Languages aria-hidden />
      {status === 'failed' ? (
        t('translation.failed')
      ) : (
        <button className={css.edited} onClick={onTurn}>
          {isTranslated
            ? t('translation.original', { language: nameOf(sourceLanguage) })
            : t('translation.show', { language: nameOf(language) })}
        </button>
      )}
    </span>
  );
}
