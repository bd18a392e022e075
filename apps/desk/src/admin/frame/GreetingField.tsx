import { useState } from 'react';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import type { TeamView } from '#client/core';
import { t } from '../../words/admin';
import { type Language, LANGUAGES } from '../widget/languages';

export type Greeting = TeamView['greeting'];

interface GreetingFieldProps {
  label: string;
  hint?: string;
  greeting: Greeting;
  error: string | null;
  onChange: (greeting: Greeting) => void;
}

const MOST_LETTERS = 500;

/** What customers are greeted with, language by language; those in which something is said are marked. */
export function GreetingField({ label, hint, greeting, error, onChange }: GreetingFieldProps) {
  const [language, setLanguage] = useState<Language>(() => LANGUAGES.find(({ id }) => greeting[id])?.id ?? 'en');
  const { [language]: said = '', ...others } = greeting;
  return (
    <>
      <Select
        label={t('widget.language')}
        options={LANGUAGES.map((each) => ({ ...each, label: greeting[each.id] ? `${each.label} ✓` : each.label }))}
        selected={language}
        onChange={setLanguage}
      />
      <Field
        label={label}
        hint={hint}
        error={error}
        value={said}
        onChange={(text) => onChange(text === '' ? others : { ...others, [language]: text })}
        maxLength={MOST_LETTERS}
        isMultiline
        rows={3}
      />
    </>
  );
}

/** As it is said of a change. */
export const greetingInWords = (greeting: Greeting): string =>
  LANGUAGES.flatMap(({ id, label }) => (greeting[id] ? `${label}: ${greeting[id]}` : [])).join('\n');
