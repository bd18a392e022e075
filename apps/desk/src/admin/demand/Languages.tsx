import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import type { Saving } from '../../shell/useSaving';
import { t } from '../../words/admin';
import { type LanguageFields, languageName, NEW_LANGUAGE, wrongInLanguage } from './demand';
import { Rules } from './Rules';
import css from './Demand.module.css';

const MOST = 100;
const LEVELS = ['1', '2', '3', '4', '5'] as const;

interface LanguagesProps {
  rules: readonly LanguageFields[];
  skills: readonly string[];
  saving: Saving;
  onChange: (rules: LanguageFields[]) => void;
}

/** Skills that the language of the page asks for. */
export function Languages({ rules, skills, saving, onChange }: LanguagesProps) {
  return (
    <Rules
      title={t('demand.languages')}
      lead={t('demand.languagesLead')}
      rules={rules}
      most={MOST}
      none={t('demand.noLanguages')}
      add={t('demand.addLanguage')}
      added={NEW_LANGUAGE}
      onChange={onChange}
      fields={(rule, at, change) => {
        const wrong = wrongInLanguage(rule);
        const refused = (field: string): string | null => saving.errorOf(`localeSkills/${at}/${field}`);
        const noSkill = rule.locale === '' ? null : (wrong.skill ?? refused('skill'));
        return (
          <>
            <Field
              label={t('demand.locale')}
              hint={languageName(rule.locale) || t('demand.localeHint')}
              value={rule.locale}
              onChange={(locale) => change({ locale })}
              error={rule.locale === '' ? null : (wrong.locale ?? refused('locale'))}
              autoComplete="off"
              maxLength={35}
            />
            <div className={css.choice}>
              <Select
                label={t('demand.skill')}
                placeholder={t('demand.chooseSkill')}
                options={skills.map((id) => ({ id, label: id }))}
                selected={rule.skill}
                onChange={(skill) => change({ skill })}
              />
              {noSkill && <p className={css.error}>{noSkill}</p>}
            </div>
            <Select
              label={t('demand.level')}
              options={LEVELS.map((id) => ({ id, label: id }))}
              selected={rule.minLevel as (typeof LEVELS)[number]}
              onChange={(minLevel) => change({ minLevel })}
            />
            <Select
              label={t('demand.binding')}
              options={(['preferred', 'required'] as const).map((id) => ({ id, label: t(`demand.${id}`) }))}
              selected={rule.binding}
              onChange={(binding) => change({ binding })}
            />
            {rule.binding === 'preferred' && (
              <Field
                label={t('demand.relaxAfter')}
                placeholder={t('demand.noRelax')}
                value={rule.relaxAfter}
                onChange={(relaxAfter) => change({ relaxAfter })}
                error={wrong.relaxAfter ?? refused('relaxAfterSeconds')}
                autoComplete="off"
                maxLength={40}
              />
            )}
          </>
        );
      }}
    />
  );
}
