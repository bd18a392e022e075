import { useState } from 'react';
import { Field } from '#ui/parts/Field/Field';
import { Switch } from '#ui/parts/Switch/Switch';
import { toasts } from '#ui/parts/Toast/toasts';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { CustomerView } from '#client/core';
import { useDesk } from '../live/context';
import { patchCustomer } from '../live/patches';
import { InlineForm } from '../shell/InlineForm';
import { useSaving } from '../shell/useSaving';
import { t as desk } from '../words';
import { t } from '../words/blocks';
import { endOf, SPANS, type Span } from './spans';
import css from './CustomerPanel.module.css';

const MOST = 500;

/** For how long somebody may not write to us, and why. */
export function BlockForm({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const { client, queries } = useDesk();
  const [span, setSpan] = useState<Span>('day');
  const [reason, setReason] = useState('');
  const [address, setAddress] = useState(false);
  const saving = useSaving(['reason', 'until']);
  const save = (): Promise<boolean> =>
    saving.save(async () => {
      const body = { until: endOf(span), reason: reason.trim() || null, address };
      patchCustomer(queries, await client.rest.put<CustomerView>(`/customers/${customer.id}/block`, body));
      toasts.say(t('customer.done', { name: customer.name }));
    });
  return (
    <InlineForm label={desk('block.command')} className={css.inForm} saving={saving} button={t('button')} onSave={save} onClose={onClose}>
      <p className={css.none}>{t('customer.text')}</p>
      <Toggles
        label={t('for')}
        options={SPANS.map((id) => ({ id, label: t(`for.${id}`) }))}
        selected={[span]}
        onChange={([next]) => next && setSpan(next)}
        isSingle
      />
      <Field
        label={t('reason')}
        hint={desk('note.only')}
        error={saving.errorOf('reason') ?? saving.problem}
        value={reason}
        onChange={setReason}
        maxLength={MOST}
        autoFocus
      />
      <Switch isOn={address} onChange={setAddress} hint={t('alsoAddressHint')}>
        {t('alsoAddress')}
      </Switch>
    </InlineForm>
  );
}
