import { Field } from '#ui/parts/Field/Field';
import { Switch } from '#ui/parts/Switch/Switch';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { WidgetSettings } from '#client/core';
import { WIDGET_FIELDS, type WidgetFieldName } from '#words';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';

interface QuestionsProps {
  values: WidgetSettings;
  errorOf: (field: string) => string | null;
  onChange: (changes: Partial<WidgetSettings>) => void;
}

const ASKS = ['no', 'optional', 'required'] as const;
type Ask = (typeof ASKS)[number];

/** What customers are asked before a chat, and what they are told. */
export function Questions({ values, errorOf, onChange }: QuestionsProps) {
  const { fields, showPosition, team, poweredBy } = values;
  const askOf = (name: WidgetFieldName): Ask => {
    const field = fields.find((each) => each.name === name);
    return field ? (field.required ? 'required' : 'optional') : 'no';
  };
  const set = (name: WidgetFieldName, ask: Ask): void => {
    const asks = { name: askOf('name'), email: askOf('email'), phone: askOf('phone'), [name]: ask };
    onChange({
      fields: WIDGET_FIELDS.flatMap((each) => (asks[each] === 'no' ? [] : [{ name: each, required: asks[each] === 'required' }])),
    });
  };
  return (
    <Card title={t('widget.asks')} lead={t('widget.asksLead')}>
      {WIDGET_FIELDS.map((name) => (
        <Toggles
          key={name}
          label={t(`widget.field.${name}`)}
          options={ASKS.map((id) => ({ id, label: t(`widget.ask.${id}`) }))}
          selected={[askOf(name)]}
          onChange={([ask]) => ask && set(name, ask)}
          isSingle
        />
      ))}
      <Field
        label={t('widget.team')}
        hint={t('widget.teamHint')}
        error={errorOf('team')}
        value={team.join('\n')}
        onChange={(text) => onChange({ team: text === '' ? [] : text.split('\n') })}
        isMultiline
      />
      <Switch isOn={showPosition} onChange={(next) => onChange({ showPosition: next })}>
        {t('widget.showPosition')}
      </Switch>
      <Switch isOn={poweredBy} onChange={(next) => onChange({ poweredBy: next })}>
        {t('widget.poweredBy')}
      </Switch>
    </Card>
  );
}
