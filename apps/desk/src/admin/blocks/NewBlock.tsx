import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { AddressBlockView } from '#client/core';
import { endOf, SPANS, type Span } from '../../customer/spans';
import { useDesk } from '../../live/context';
import { useEditing } from '../../shell/useEditing';
import { t } from '../../words/blocks';
import { SaveBar } from '../frame/SaveBar';
import { LIST } from '../frame/useList';
import css from '../frame/Form.module.css';

interface Asked {
  address: string;
  span: Span;
  reason: string;
}

/** Another address from which nobody may write to us. */
export function NewBlock({ onClose }: { onClose: () => void }) {
  const { client, queries } = useDesk();
  const form = useEditing<Asked>({ address: '', span: 'day', reason: '' }, ['address', 'until', 'reason']);
  const { values, set, saving } = form;

  async function block(): Promise<void> {
    const body = { address: values.address.trim(), until: endOf(values.span), reason: values.reason.trim() || null };
    const isDone = await saving.save(async () => {
      const { address } = await client.rest.post<AddressBlockView>('/blocks', body);
      toasts.say(t('done', { address }));
    });
    if (!isDone) return;
    form.discard();
    void queries.invalidateQueries({ queryKey: [LIST, '/blocks'] });
    onClose();
  }

  return (
    <Dialog title={t('add')} isOpen onClose={onClose} as="drawer">
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void block())} noValidate>
        <Field
          label={t('address')}
          hint={t('addressHint')}
          error={saving.errorOf('address')}
          value={values.address}
          onChange={(address) => set({ address })}
          maxLength={45}
          autoFocus
        />
        <Toggles
          label={t('for')}
          options={SPANS.map((id) => ({ id, label: t(`for.${id}`) }))}
          selected={[values.span]}
          onChange={([span]) => span && set({ span })}
          isSingle
        />
        <Field
          label={t('reason')}
          error={saving.errorOf('reason')}
          value={values.reason}
          onChange={(reason) => set({ reason })}
          maxLength={500}
        />
        <SaveBar isDirty={form.isDirty} saving={saving} onSave={() => void block()} button={t('button')} text="" always />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
