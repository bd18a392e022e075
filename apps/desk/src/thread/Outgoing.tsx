import { AlertCircle, Paperclip } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Conversation, OutgoingMessage } from '#client/conversation';
import { Button } from '#ui/parts/Button/Button';
import { onSecond } from '#ui/parts/Timer/second';
import { toasts } from '#ui/parts/Toast/toasts';
import { useDesk, useSelected } from '../live/context';
import { quoteOf } from '../live/editing';
import { takeBack } from '../live/sending';
import { t } from '../words';
import { Quote } from './Quote';
import css from './Message.module.css';

interface OutgoingProps {
  message: OutgoingMessage;
  conversation: Conversation;
}

/** What was sent here and is not acked yet, is held or was refused, with what can be done about it. */
export function Outgoing({ message, conversation }: OutgoingProps) {
  const { uploads } = useDesk();
  const { text, attachmentIds = [], replyTo, problem, heldUntil } = message;
  const answered = useSelected(conversation, ({ messages }) => messages.find(({ id }) => id === replyTo));
  return (
    <article className={css.row} data-ours data-first data-last data-failed={problem ? '' : undefined} aria-label={t('message.own')}>
      <div className={css.body}>
        {text !== undefined && (
          <div className={css.bubble}>
            {answered && <Quote quote={quoteOf(answered)} />}
            <p dir="auto">{text}</p>
          </div>
        )}
        {attachmentIds.map((id) => (
          <p key={id} className={css.going}>
            <Paperclip aria-hidden /> <bdi>{uploads.fileOf(id).name}</bdi>
          </p>
        ))}
        {problem ? (
          <Failed message={message} conversation={conversation} />
        ) : heldUntil !== undefined ? (
          <Held message={message} conversation={conversation} until={heldUntil} />
        ) : (
          <span className={css.meta}>{t('receipt.sending')}</span>
        )}
      </div>
    </article>
  );
}

function Failed({ message, conversation }: OutgoingProps) {
  const { text, problem, clientMessageId } = message;
  const copy = (words: string): void =>
    void navigator.clipboard.writeText(words).then(
      () => toasts.say(t('failed.copied')),
      () => toasts.say(t('failed.notCopied'), { tone: 'bad' }),
    );
  return (
    <span className={css.failed} role="alert">
      <AlertCircle aria-hidden /> <span>{t('failed.notSent', { reason: problem!.detail })}</span>
      <Button kind="link" size="s" onPress={() => conversation.retry(clientMessageId)}>
        {t('failed.retry')}
      </Button>
      {text !== undefined && (
        <Button kind="link" size="s" onPress={() => copy(text)}>
          {t('failed.copy')}
        </Button>
      )}
      <Button kind="link" size="s" onPress={() => conversation.discard(clientMessageId)}>
        {t('failed.discard')}
      </Button>
    </span>
  );
}

/** Counts down until the message goes. */
function Held({ message, conversation, until }: OutgoingProps & { until: number }) {
  const desk = useDesk();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => onSecond(() => setNow(Date.now())), []);
  return (
    <span className={css.meta}>
      {t('receipt.held', { seconds: Math.max(1, Math.ceil((until - now) / 1000)) })} ·
      <Button kind="link" size="s" onPress={() => takeBack(desk, conversation, message)}>
        {t('undo.undo')}
      </Button>
    </span>
  );
}
