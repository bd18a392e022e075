import { useEffect, useState } from 'react';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import { Switch } from '#ui/parts/Switch/Switch';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { SettingMeta } from '#client/core';
import { t } from '../../words/admin';
import { type Greeting, GreetingField } from '../frame/GreetingField';
import { kindOf, QUANTITIES, shown, titleOf, unitOf } from './kinds';
import { type Translator, TranslatorFields } from './TranslatorFields';
import css from './Settings.module.css';

export interface SettingEditorProps {
  setting: SettingMeta;
  value: unknown;
  error: string | null;
  /** Undefined for what cannot be read. */
  onChange: (value: unknown) => void;
}

/** The field of a setting, by its type and unit; one that may be off has a switch besides. */
export function SettingEditor({ setting, value, error, onChange }: SettingEditorProps) {
  const title = titleOf(setting.name);
  if (!setting.nullable) return <Value setting={setting} value={value} error={error} onChange={onChange} />;
  const isOn = value !== null;
  return (
    <div className={css.nullable}>
      <Switch isOn={isOn} onChange={(on) => onChange(on ? (setting.default ?? setting.minimum ?? setting.values?.[0] ?? 0) : null)}>
        {t('settings.on')} <span className="sr-only">{title}</span>
      </Switch>
      {isOn && <Value setting={setting} value={value} error={error} onChange={onChange} />}
    </div>
  );
}

function Value({ setting, value, error, onChange }: SettingEditorProps) {
  const title = titleOf(setting.name);
  const kind = kindOf(setting);
  switch (kind) {
    case 'boolean':
      return (
        <Switch isOn={value === true} onChange={onChange}>
          {value === true ? t('yes') : t('no')} <span className="sr-only">{title}</span>
        </Switch>
      );
    case 'choice':
      return (
        <Select
          label={title}
          isLabelHidden
          options={(setting.values ?? []).map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
          selected={String(value)}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <Toggles
          label={title}
          isLabelHidden
          options={(setting.values ?? []).map((id) => ({ id, label: kindOfFile(id) }))}
          selected={value as string[]}
          onChange={onChange}
        />
      );
    case 'duration':
    case 'size':
    case 'number':
      return <QuantityField setting={setting} kind={kind} value={value as number | undefined} error={error} onChange={onChange} />;
    case 'greeting':
      return <GreetingField label={title} greeting={value as Greeting} error={error} onChange={onChange} />;
    case 'translators':
      return <TranslatorFields translators={value as Translator[]} error={error} onChange={onChange} />;
    case 'other':
      return <p className={css.meta}>{shown(setting, value)}</p>;
  }
}

const kindOfFile = (type: string): string => type.replace(/^application\/(vnd\.)?/, '').replace('openxmlformats-officedocument.', 'ooxml ');

interface QuantityFieldProps {
  setting: SettingMeta;
  kind: 'duration' | 'size' | 'number';
  value: number | undefined;
  error: string | null;
  onChange: (value: number | undefined) => void;
}

/** A number with its unit, as people write it. */
function QuantityField({ setting, kind, value, error, onChange }: QuantityFieldProps) {
  const { write, read, hint } = QUANTITIES[kind];
  const [text, setText] = useState(() => (value === undefined ? '' : write(value)));
  useEffect(() => {
    // A value that comes from elsewhere: put back, discarded, changed by somebody else.
    setText((before) => (value === undefined || read(before) === value ? before : write(value)));
  }, [value, read, write]);
  const bounds = [
    setting.minimum !== undefined && setting.minimum > 0 && t('settings.least', { value: write(setting.minimum) }),
    setting.maximum !== undefined && setting.maximum < Number.MAX_SAFE_INTEGER && t('settings.most', { value: write(setting.maximum) }),
  ];
  return (
    <Field
      label={titleOf(setting.name)}
      isLabelHidden
      hint={[unitOf(setting.name), ...bounds].filter(Boolean).join(', ')}
      error={error ?? (value === undefined ? hint : null)}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(read(next));
      }}
      autoComplete="off"
    />
  );
}
