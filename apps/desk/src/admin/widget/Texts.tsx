import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Chip } from '#ui/parts/Chip/Chip';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import type { WidgetSettings } from '#client/core';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { SearchInput } from '../frame/Toolbar';
import { type Language, LANGUAGES, wordsOf } from './languages';
import css from './Widget.module.css';

interface TextsProps {
  texts: WidgetSettings['texts'];
  error: string | null;
  onChange: (texts: WidgetSettings['texts']) => void;
}

const SHOWN = 8;
const MOST_LETTERS = 300;

/** Words that the company says differently, language by language; an empty field says what the widget says. */
export function Texts({ texts, error, onChange }: TextsProps) {
  const [language, setLanguage] = useState<Language>('en');
  const [q, search] = useState('');
  const words = useQuery({ queryKey: ['widget-words', language], queryFn: () => wordsOf(language), staleTime: Infinity });
  const own = texts[language] ?? {};
  const fits = ([key, text]: [string, string]): boolean =>
    q === '' ? key in own : `${key} ${text} ${own[key] ?? ''}`.toLocaleLowerCase().includes(q.toLocaleLowerCase());
  const all = Object.entries(words.data ?? {});
  const found = all.filter(fits).concat(q === '' ? all.filter((entry) => !fits(entry)) : []);
  function say(key: string, text: string): void {
    const { [key]: _before, ...others } = own;
    const { [language]: _old, ...rest } = texts;
    const next = text === '' ? others : { ...others, [key]: text };
    onChange(Object.keys(next).length > 0 ? { ...rest, [language]: next } : rest);
  }
  return (
    <Card title={t('widget.texts')} lead={t('widget.textsLead')}>
      <div className={css.two}>
        <Select label={t('widget.language')} options={LANGUAGES} selected={language} onChange={setLanguage} />
        <SearchInput label={t('widget.findText')} q="" onSearch={search} />
      </div>
      {error && <p className={css.error}>{error}</p>}
      <div className={css.texts}>
        {found.slice(0, q === '' ? Math.max(SHOWN, Object.keys(own).length) : found.length).map(([key, text]) => (
          <div key={`${language}-${key}`} className={css.text}>
            <Field
              label={text}
              placeholder={text}
              value={own[key] ?? ''}
              onChange={(next) => say(key, next)}
              maxLength={MOST_LETTERS}
              aria-description={key}
            />
            {key in own && <Chip tone="info">{t('widget.own')}</Chip>}
          </div>
        ))}
      </div>
      {q === '' && found.length > SHOWN && <p className={css.meta}>{t('widget.moreTexts', { count: found.length - SHOWN })}</p>}
    </Card>
  );
}
