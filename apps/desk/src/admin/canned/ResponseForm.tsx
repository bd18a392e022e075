import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { TeamView } from '#client/core';
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
  /** Those for which one may write. */
  teams: readonly TeamView[];
  onSave: () => void;
}

/** What a canned response is found by, and what it says. */
export function ResponseForm({ form: { values, set, saving }, mayChange, isNew, teams, onSave }: ResponseFormProps) {
  const { isSupervisor } = useDesk();
  const scopes = CANNED_SCOPES.filter((scope) => scope !== 'team' || teams.length > 0);
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
        <div className={css.two}>
          <Toggles
            label={t('responses.scope')}
            options={scopes.map((scope) => ({ id: scope, label: t(`responses.scope.${scope}`) }))}
            selected={[values.scope]}
            onChange={([scope]) => scope && set({ scope, teamId: scope === 'team' ? values.teamId || teams[0]!.id : '' })}
            isSingle
          />
          {values.scope === 'team' && (
            <Select
              label={t('teams.one')}
              options={teams.map(({ id, name }) => ({ id, label: name }))}
              selected={values.teamId}
              onChange={(teamId) => set({ teamId })}
            />
          )}
        </div>
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
