import { useState } from 'react';
import { Field } from '#ui/parts/Field/Field';
import { Switch } from '#ui/parts/Switch/Switch';
import type { TranslatorSetting } from '#client/core';
import { t } from '../../words/admin';
import css from './Settings.module.css';

export type Translator = TranslatorSetting;

const NEW: Translator = { name: 'translator', url: '', timeoutMs: 5_000, key: '' };

interface TranslatorFieldsProps {
  translators: Translator[];
  error: string | null;
  onChange: (translators: Translator[]) => void;
}

/** Where the translator is, and its key, which is never shown: left empty it stays as it is. */
export function TranslatorFields({ translators: [translator], error, onChange }: TranslatorFieldsProps) {
  // One that is stored has a key, which no answer shows.
  const [hasKey, keep] = useState(false);
  if (!hasKey && translator && translator.key === undefined) keep(true);
  return (
    <div className={css.nullable}>
      <Switch isOn={translator !== undefined} onChange={(isOn) => onChange(isOn ? [NEW] : [])}>
        {t('settings.on')} <span className="sr-only">{t('translator.title')}</span>
      </Switch>
      {translator && (
        <>
          <Field
            label={t('hooks.url')}
            hint={t('translator.urlHint')}
            type="url"
            error={error}
            value={translator.url}
            onChange={(url) => onChange([{ ...translator, url }])}
            maxLength={2_000}
          />
          <Field
            label={t('translator.key')}
            hint={t('translator.keyHint')}
            value={translator.key ?? ''}
            onChange={(key) => onChange([{ ...translator, key: key === '' && hasKey ? undefined : key }])}
            maxLength={200}
            autoComplete="off"
          />
        </>
      )}
    </div>
  );
}
