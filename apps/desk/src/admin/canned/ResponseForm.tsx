import { Field } from '#ui/parts/Field/Field';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { CANNED_SCOPES } from '#words';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import type { Editing } from '../../shell/useEditing';
import { ContentField } from './ContentField';
import type { ResponseFields } from './responses';
import css from './Canned.module.css';

interface ResponseFormProps {
  form: Editing<ResponseFields>;
  mayChange: boolean;
  isNew: boolean;
  onSave: () => void;
}

/** What a canned response is found by, and what it says. */
export function ResponseForm({ form: { values, set, saving }, mayChange, isNew, onSave }: ResponseFormProps) {
  const { isSupervisor } = useDesk();
  return (
    <form className={css.form} aria-label={t('responses.one')} onSubmit={(event) => (event.preventDefault(), onSave())} noValidate>
      <Field
        label={t('responses.name')}
        error={saving.errorOf('title')}
        value={values.title}
        onChange={(title) => set({ title })}
        maxLength={120}
        isReadOnly={!mayChange}
        autoFocus={isNew}
      />
      <div className={css.two}>
        <Field
          label={t('responses.shortcut')}
          hint={t('responses.shortcutHint')}
          error={saving.errorOf('shortcut')}
          value={values.shortcut}
          onChange={(shortcut) => set({ shortcut: shortcut.replace(/^\//, '') })}
          maxLength={50}
          isReadOnly={!mayChange}
        />
        <Field
          label={t('responses.category')}
          error={saving.errorOf('category')}
          value={values.category}
          onChange={(category) => set({ category })}
          maxLength={60}
          isReadOnly={!mayChange}
        />
      </div>
      {isSupervisor && (
        <Toggles
          label={t('responses.scope')}
          options={CANNED_SCOPES.map((scope) => ({ id: scope, label: t(`responses.scope.${scope}`) }))}
          selected={[values.scope]}
          onChange={([scope]) => scope && set({ scope })}
          isSingle
        />
      )}
      <ContentField
        value={values.content}
        error={saving.errorOf('content')}
        isReadOnly={!mayChange}
        onChange={(content) => set({ content })}
      />
      {!mayChange && <p className={css.meta}>{t('responses.notYours')}</p>}
    </form>
  );
}
