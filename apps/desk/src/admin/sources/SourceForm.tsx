import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { SaveBar } from '../frame/SaveBar';
import { Secret } from '../frame/Secret';
import { useEditing } from '../../shell/useEditing';
import { changeSource, changeSources, fieldsOf, newSecret, type Source } from './source';
import css from '../frame/Form.module.css';

interface SourceFormProps {
  source?: Source;
  /** After it was saved. */
  onClose: () => void;
  onLeave: () => void;
}

const FIELDS = ['name', 'url', 'timeoutMs', 'secret'] as const;
const PLACES = Array.from({ length: 11 }, (_, at) => at);

/** Where a source is, how long it may take, and with what the requests are signed. A new secret can be read only here. */
export function SourceForm({ source, onClose, onLeave }: SourceFormProps) {
  const desk = useDesk();
  const [secret, setSecret] = useState(() => (source ? undefined : newSecret()));
  const saved = fieldsOf(source ?? { name: '', url: '', timeoutMs: 2_000 });
  // The server names a field by the place of its source in the list.
  const form = useEditing(
    saved,
    PLACES.flatMap((at) => FIELDS.map((field) => `contextSources/${at}/${field}`)),
  );
  const { values, set, saving } = form;
  const errorOf = (field: (typeof FIELDS)[number]): string | null =>
    PLACES.map((at) => saving.errorOf(`contextSources/${at}/${field}`)).find(Boolean) ?? null;

  async function save(): Promise<void> {
    const added = { ...values, timeoutMs: Number(values.timeoutMs), secret };
    const done = await saving.save(() => (source ? changeSource(desk, source, form) : changeSources(desk, (now) => [...now, added])));
    if (!done) return;
    form.discard();
    toasts.say(t('saved'));
    onClose();
  }
  return (
    <Dialog title={source ? t('sources.changeName', { name: source.name }) : t('sources.new')} isOpen onClose={onLeave} as="drawer">
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
        <Field
          label={t('keys.name')}
          hint={t(source ? 'sources.nameKept' : 'sources.nameHint')}
          error={errorOf('name')}
          value={values.name}
          onChange={(name) => set({ name })}
          maxLength={60}
          isReadOnly={source !== undefined}
          autoFocus
        />
        <Field
          label={t('hooks.url')}
          hint={t('sources.urlHint')}
          type="url"
          error={errorOf('url')}
          value={values.url}
          onChange={(url) => set({ url })}
        />
        <Field
          label={t('sources.timeoutMs')}
          hint={t('sources.timeoutHint')}
          inputMode="numeric"
          error={errorOf('timeoutMs')}
          value={values.timeoutMs}
          onChange={(text) => set({ timeoutMs: text.replace(/\D/g, '').slice(0, 5) })}
        />
        {secret === undefined ? (
          <div className={css.group}>
            <p>{t('sources.secretKept')}</p>
            <Button size="s" onPress={() => setSecret(newSecret())}>
              {t('sources.secretNew')}
            </Button>
          </div>
        ) : (
          <Secret label={t('hooks.secret')} text={secret} hint={t('sources.secretHint')} />
        )}
        {errorOf('secret') && <p className={css.error}>{errorOf('secret')}</p>}
        <SaveBar
          isDirty={form.isDirty || (source !== undefined && secret !== undefined)}
          saving={saving}
          onSave={() => void save()}
          button={source ? undefined : t('sources.add')}
          always={!source}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
