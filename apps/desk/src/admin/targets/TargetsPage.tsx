import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Select } from '#ui/parts/Select/Select';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { Target, TeamView } from '#client/core';
import { keys, queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { reconcile, rewrite } from '../../shell/conflicts';
import { messageOf } from '../../shell/problems';
import { useEditing } from '../../shell/useEditing';
import { t as words } from '../../words';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { SaveBar } from '../frame/SaveBar';
import { fieldsOf, isReadable, readKey, type TargetFields, targetsOf } from './targets';
import { TargetsOf } from './TargetsOf';
import css from './Targets.module.css';

/** How soon customers are to be answered, by priority; a team may promise something else. */
export function TargetsPage() {
  const queries = queriesOf(useDesk());
  const targets = useQuery({ ...queries.targets(), staleTime: 0 });
  const teams = useQuery(queries.teams());
  const failed = targets.error ?? teams.error;
  if (targets.data && teams.data) return <Editor targets={targets.data} teams={teams.data} />;
  return (
    <AdminPage title={t('targets.title')} lead={t('targets.lead')}>
      {failed ? (
        <ErrorState
          title={t('error.list')}
          text={messageOf(failed)}
          onRetry={() => void Promise.all([targets.refetch(), teams.refetch()])}
        />
      ) : (
        <Skeleton lines={8} label={t('loading')} />
      )}
    </AdminPage>
  );
}

function Editor({ targets, teams }: { targets: readonly Target[]; teams: readonly TeamView[] }) {
  const { client, queries } = useDesk();
  const teamIds = teams.map(({ id }) => id);
  const form = useEditing<TargetFields>(fieldsOf(targets, teamIds));
  const { values, changes, set, saving } = form;
  const [added, add] = useState<readonly string[]>([]);
  const hasOwn = (id: string): boolean => added.includes(id) || targetsOf(values, [id]).some(({ teamId }) => teamId === id);
  const [own, others] = [teams.filter(({ id }) => hasOwn(id)), teams.filter(({ id }) => !hasOwn(id))];
  const nameOf = (id: string | null): string => teams.find((team) => team.id === id)?.name ?? t('targets.all');

  /** They are saved as a whole: what a colleague has saved since stays, unless it is about the same value. */
  async function save(): Promise<void> {
    if (!isReadable(values)) return;
    const inWords = (key: string, value: string | boolean) => {
      const { whose, priority, part } = readKey(key);
      const text = typeof value === 'boolean' ? t(value ? 'targets.withinHours' : 'targets.always') : value || t('targets.none');
      return { label: `${nameOf(whose)}, ${words(`priority.${priority}`)}: ${t(`targets.${part}`)}`, text };
    };
    const done = await saving.save(async () => {
      const mergedWith = async (found: Target[]): Promise<Target[]> => {
        const now = fieldsOf(found, teamIds);
        const mine = await reconcile<TargetFields>({ before: form.before, now, changes, inWords });
        return targetsOf({ ...now, ...mine } as TargetFields, teamIds);
      };
      const saved = await rewrite(client.rest, '/targets', mergedWith, 'put');
      queries.setQueryData(keys.targets, saved);
      form.discard();
      add([]);
    });
    if (done) toasts.say(t('saved'));
  }
  return (
    <AdminPage title={t('targets.title')} lead={t('targets.lead')}>
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
        <TargetsOf whose={null} name={t('targets.all')} lead={t('targets.allLead')} values={values} onChange={set} />
        {own.map(({ id, name }) => (
          <TargetsOf key={id} whose={id} name={name} lead={t('targets.teamLead')} values={values} onChange={set} />
        ))}
        {others.length > 0 && (
          <div className={css.add}>
            <Select
              label={t('targets.addTeam')}
              placeholder={t('targets.chooseTeam')}
              options={others.map(({ id, name }) => ({ id, label: name }))}
              selected={null}
              onChange={(id) => add([...added, id])}
            />
          </div>
        )}
        <button type="submit" hidden />
      </form>
      <SaveBar
        isDirty={form.isDirty}
        saving={saving}
        onSave={() => void save()}
        onDiscard={form.discard}
        text={isReadable(values) ? undefined : t('targets.unreadable')}
      />
    </AdminPage>
  );
}
