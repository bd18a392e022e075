import { useQuery } from '@tanstack/react-query';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import type { MailSetUpView } from '#client/core';
import { useDesk, useSelected } from '../../live/context';
import { useSaving } from '../../shell/useSaving';
import { t } from '../../words/tickets';
import { Alert } from '../frame/Card';
import { SaveBar } from '../frame/SaveBar';
import { LIST } from '../frame/useList';
import { mailsOf, ticketKey, TICKETS } from './paths';
import css from '../frame/Form.module.css';

/** Where a ticket is answered, or why it cannot be. */
export function Answer({ ticketId, address }: { ticketId: string; address: string | null }) {
  const { rest } = useDesk().client;
  const setUp = useQuery({ queryKey: ['mail'], queryFn: () => rest.get<MailSetUpView>('/mail') });
  if (setUp.data?.sends === false) return <Alert tone="info">{t('notSetUp')}</Alert>;
  if (address === null) return <Alert tone="warn">{t('noAddress')}</Alert>;
  if (!setUp.data) return null;
  return (
    <>
      <AnswerForm ticketId={ticketId} address={address} />
      {!setUp.data.receives && <p className={css.hint}>{t('notRead')}</p>}
    </>
  );
}

function AnswerForm({ ticketId, address }: { ticketId: string; address: string }) {
  const { client, queries, drafts } = useDesk();
  // Kept as a note is: on this device, until it is sent or its author signs out.
  const text = useSelected(drafts, () => drafts.of(ticketId).note);
  const saving = useSaving(['text']);
  const write = (note: string): void => drafts.change(ticketId, { note });

  async function send(): Promise<void> {
    const isDone = await saving.save(async () => {
      await client.rest.post(mailsOf(ticketId), { text });
      toasts.say(t('sending', { address }));
    });
    if (!isDone) return;
    write('');
    for (const queryKey of [[LIST, mailsOf(ticketId)], [LIST, TICKETS], ticketKey(ticketId)]) void queries.invalidateQueries({ queryKey });
  }

  return (
    <form className={css.form} onSubmit={(event) => (event.preventDefault(), void send())} noValidate>
      <Field
        label={t('answer')}
        hint={t('answerHint', { address })}
        error={saving.errorOf('text')}
        value={text}
        onChange={write}
        maxLength={10_000}
        rows={6}
        isMultiline
      />
      <SaveBar isDirty={text !== ''} saving={saving} onSave={() => void send()} button={t('send')} text="" always isKept />
    </form>
  );
}
