import { AlertCircle } from 'lucide-react';
import type { Conversation, OutgoingMessage } from '#client/conversation';
import { Button } from '#ui/parts/Button/Button';
import { t } from '../words';
import css from './Message.module.css';

/** What was sent here and is not acked yet, or was refused, with what can be done about it. */
export function Outgoing({ message, conversation }: { message: OutgoingMessage; conversation: Conversation }) {
  const { text, attachmentIds = [], problem, clientMessageId } = message;
  return (
    <article className={css.row} data-ours data-first data-last data-failed={problem ? '' : undefined}>
      <div className={css.body}>
        <p className={css.bubble} dir="auto">
          {text ?? t('inbox.files', { count: attachmentIds.length })}
        </p>
        {problem ? (
          <span className={css.failed} role="alert">
            <AlertCircle aria-hidden /> {problem.detail}
            <Button kind="link" size="s" onPress={() => conversation.retry(clientMessageId)}>
              {t('failed.retry')}
            </Button>
            {text !== undefined && (
              <Button kind="link" size="s" onPress={() => void navigator.clipboard.writeText(text)}>
                {t('failed.copy')}
              </Button>
            )}
            <Button kind="link" size="s" onPress={() => conversation.discard(clientMessageId)}>
              {t('failed.discard')}
            </Button>
          </span>
        ) : (
          <span className={css.meta}>{t('receipt.sending')}</span>
        )}
      </div>
    </article>
  );
}
