import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import { Switch } from '#ui/parts/Switch/Switch';
import type { HoursView, TeamView } from '#client/core';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { GreetingField } from '../frame/GreetingField';
import { Picker } from '../frame/Picker';
import layout from '../frame/Halves.module.css';
import { isReadable, NO_HOURS, type TeamFields } from './team';

interface TeamFormProps {
  values: TeamFields;
  /** The teams that it overflows to, as saved. */
  saved: readonly string[];
  others: readonly TeamView[];
  hours: readonly HoursView[];
  errorOf: (field: string) => string | null;
  onChange: (changes: Partial<TeamFields>) => void;
}

/** What a team is called, when it is there, and how many chats it takes before others help. */
export function TeamForm({ values, saved, others, hours, errorOf, onChange }: TeamFormProps) {
  return (
    <div className={layout.column}>
      <Card title={t('teams.one')}>
        <Field
          label={t('keys.name')}
          error={errorOf('name')}
          value={values.name}
          onChange={(name) => onChange({ name })}
          maxLength={60}
          autoFocus={values.name === ''}
        />
        <Field
          label={t('skills.description')}
          hint={t('teams.descriptionHint')}
          error={errorOf('description')}
          value={values.description}
          onChange={(description) => onChange({ description })}
          maxLength={500}
          isMultiline
          rows={2}
        />
        <Switch isOn={values.public} onChange={(isPublic) => onChange({ public: isPublic })} hint={t('skills.publicHint')}>
          {t('teams.public')}
        </Switch>
        <Select
          label={t('teams.hours')}
          options={[{ id: NO_HOURS, label: t('teams.hoursInherited') }, ...hours.map(({ id, name }) => ({ id, label: name }))]}
          selected={values.hoursId}
          onChange={(hoursId) => onChange({ hoursId })}
        />
        <GreetingField
          label={t('teams.greeting')}
          hint={t('teams.greetingHint')}
          greeting={values.greeting}
          error={errorOf('greeting')}
          onChange={(greeting) => onChange({ greeting })}
        />
      </Card>
      <Card title={t('teams.load')} lead={t('teams.loadLead')}>
        <Field
          label={t('teams.limit')}
          hint={t('teams.limitHint')}
          error={errorOf('maxConcurrentChats')}
          inputMode="numeric"
          value={values.maxConcurrentChats}
          onChange={(text) => onChange({ maxConcurrentChats: text.replace(/\D/g, '').slice(0, 6) })}
        />
        <Field
          label={t('teams.overflowAfter')}
          hint={t('teams.overflowAfterHint')}
          error={errorOf('overflowAfterSeconds') ?? (isReadable(values) ? null : t('settings.durationHint'))}
          value={values.overflowAfterSeconds}
          onChange={(overflowAfterSeconds) => onChange({ overflowAfterSeconds })}
          autoComplete="off"
        />
        <Picker
          label={t('teams.overflowTo')}
          items={others}
          first={saved}
          chosen={values.overflowTeamIds}
          onChange={(overflowTeamIds) => onChange({ overflowTeamIds })}
          none={t('teams.noOthers')}
        />
      </Card>
    </div>
  );
}
