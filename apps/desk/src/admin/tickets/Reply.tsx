import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bytes } from '#ui/format/text';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import type { OriginalMailView, TicketMailView } from '#client/core';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/tickets';
import { mailsOf } from './paths';
import css from './Tickets.module.css';

const REASONS: Record<string, 'left.type' | 'left.size' | 'left.full'> = {
  'attachment.type_not_allowed': 'left.type',
  'attachment.content_unlike_name': 'left.type',
  'attachment.too_large': 'left.size',
  'attachment.chat_full': 'left.full',
  'attachment.customer_full': 'left.full',
  'mail.too_many_files': 'left.full',
};

/** What came back by e-mail: what was written, all of it on demand, and its files. */
export function Reply({ ticketId, mail }: { ticketId: string; mail: TicketMailView }) {
  const { id, text, hasOriginal, attachments, leftOut, sender } = mail;
  const [isWhole, setWhole] = useState(false);
  const { rest } = useDesk().client;
  const whole = useQuery({
    queryKey: ['original', id],
    queryFn: () => rest.get<OriginalMailView>(`${mailsOf(ticketId)}/${id}/original`),
    enabled: isWhole,
  });
  return (
    <>
      {sender?.isCustomer === false && <Chip tone="warn">{t('stranger')}</Chip>}
      <p dir="auto">{(isWhole && whole.data?.text) || text}</p>
      {isWhole && whole.isError && <p className={css.why}>{messageOf(whole.error)}</p>}
      {hasOriginal && (
        <Button size="s" kind="link" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
          {t(isWhole ? 'written' : 'whole')}
        </Button>
      )}
      {attachments.length + leftOut.length > 0 && (
        <ul className={css.files}>
          {attachments.map(({ id: fileId, name, url, size, state }) => (
            <li key={fileId}>
              {state === 'ready' ? (
                <a href={url} download={name}>
                  <bdi>{name}</bdi>
                </a>
              ) : (
                <bdi>{name}</bdi>
              )}
              <span>{state === 'ready' ? bytes(size) : t(state)}</span>
            </li>
          ))}
          {leftOut.map(({ name, code }, i) => (
            <li key={i} className={css.why}>
              {name === '' ? t('unread') : t('leftOut', { name, why: t(REASONS[code] ?? 'left.other') })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
