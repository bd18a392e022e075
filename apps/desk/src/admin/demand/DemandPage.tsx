import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { TeamView } from '#client/core';
import { PRIORITIES } from '#words';
import { keys, queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { saveChanges } from '../../shell/conflicts';
import { messageOf } from '../../shell/problems';
import { useEditing } from '../../shell/useEditing';
import { t as words } from '../../words';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { SaveBar } from '../frame/SaveBar';
import { ANY, type DemandFields, type DemandSettings, fieldsOf, isReadable, NEW_WEIGHT, settingsOf, wrongInWeight } from './demand';
import { Languages } from './Languages';
import { Rules } from './Rules';
import css from './Demand.module.css';

const PATH = '/settings';
const MOST_WEIGHTS = 50;
const FIELDS = Array.from({ length: 100 }, (_, at) => at).flatMap((at) => [
  ...['priority', 'skill', 'teamId', 'weight'].map((field) => `chatWeights/${at}/${field}`),
  ...['locale', 'skill', 'minLevel', 'relaxAfterSeconds'].map((field) => `localeSkills/${at}/${field}`),
]);

/** What chats take and ask for by what they are: seats by their weight, skills by the language of their page. */
export function DemandPage() {
  const desk = useDesk();
  const queries = queriesOf(desk);
  const settings = useQuery({ queryKey: keys.settings, queryFn: () => desk.client.rest.get<DemandSettings>(PATH) });
  const teams = useQuery(queries.teams());
  const skills = useQuery(queries.skills());
  if (settings.data && teams.data && skills.data)
    return <Editor settings={settings.data} teams={teams.data} skills={skills.data.map(({ name }) => name)} />;
  const failed = [settings, teams, skills].find(({ isError }) => isError);
  return (
    <AdminPage title={t('demand.title')} lead={t('demand.lead')}>
      {failed ? (
        <ErrorState title={t('error.list')} text={messageOf(failed.error)} onRetry={() => void failed.refetch()} />
      ) : (
        <Skeleton lines={8} label={t('loading')} />
      )}
    </AdminPage>
  );
}

interface EditorProps {
  settings: DemandSettings;
  teams: readonly TeamView[];
  skills: readonly string[];
}

function Editor({ settings, teams, skills }: EditorProps) {
  const { client, queries } = useDesk();
  const form = useEditing<DemandFields>(fieldsOf(settings), FIELDS);
  const { values, set, saving } = form;
  const inWords = (field: keyof DemandFields, rules: DemandFields[keyof DemandFields]) => ({
    label: t(field === 'chatWeights' ? 'demand.weights' : 'demand.languages'),
    text: t('demand.count', { count: rules.length }),
  });

  async function save(): Promise<void> {
    if (!isReadable(values)) return;
    const done = await saving.save(async () => {
      const { before, changes } = form;
      const edit = { path: PATH, before, changes, fieldsOf, bodyOf: settingsOf, inWords };
      queries.setQueryData(keys.settings, await saveChanges<DemandSettings, DemandFields>(client.rest, edit));
    });
    if (!done) return;
    form.discard();
    toasts.say(t('saved'));
  }
  return (
    <AdminPage title={t('demand.title')} lead={t('demand.lead')}>
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
        <Rules
          title={t('demand.weights')}
          lead={t('demand.weightsLead')}
          rules={values.chatWeights}
          most={MOST_WEIGHTS}
          none={t('demand.noWeights')}
          add={t('demand.addWeight')}
          added={NEW_WEIGHT}
          onChange={(chatWeights) => set({ chatWeights })}
          fields={(rule, at, change) => (
            <>
              <Select
                label={t('demand.priority')}
                options={[
                  { id: ANY, label: t('demand.anyPriority') },
                  ...PRIORITIES.map((id) => ({ id, label: words(`priority.${id}`) })).reverse(),
                ]}
                selected={rule.priority}
                onChange={(priority) => change({ priority })}
              />
              <Select
                label={t('demand.skill')}
                options={[{ id: ANY, label: t('demand.anySkill') }, ...skills.map((id) => ({ id, label: id }))]}
                selected={rule.skill}
                onChange={(skill) => change({ skill })}
              />
              <Select
                label={t('demand.team')}
                options={[{ id: ANY, label: t('demand.anyTeam') }, ...teams.map(({ id, name }) => ({ id, label: name }))]}
                selected={rule.teamId}
                onChange={(teamId) => change({ teamId })}
              />
              <Field
                label={t('demand.weight')}
                inputMode="numeric"
                value={rule.weight}
                onChange={(text) => change({ weight: text.replace(/\D/g, '').slice(0, 3) })}
                error={wrongInWeight(rule).weight ?? saving.errorOf(`chatWeights/${at}/weight`)}
                autoComplete="off"
              />
            </>
          )}
        />
        <Languages rules={values.localeSkills} skills={skills} saving={saving} onChange={(localeSkills) => set({ localeSkills })} />
        <button type="submit" hidden />
      </form>
      <SaveBar
        isDirty={form.isDirty}
        saving={saving}
        onSave={() => void save()}
        onDiscard={form.discard}
        text={isReadable(values) ? undefined : t('demand.unreadable')}
      />
    </AdminPage>
  );
}
