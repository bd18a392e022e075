import { useQuery } from '@tanstack/react-query';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { ProblemError, type HoursView } from '#client/core';
import { useState } from 'react';
import { useDesk } from '../../live/context';
import { saveChanges } from '../../shell/conflicts';
import { messageOf } from '../../shell/problems';
import { useEditing } from '../../shell/useEditing';
import { ownZone, zoneInWords, zonesFor } from '../../shell/zones';
import { t } from '../../words/admin';
import { AdminPage, BackTo } from '../frame/AdminPage';
import { Asking } from '../frame/Asking';
import { Card } from '../frame/Card';
import { SaveBar } from '../frame/SaveBar';
import { useAdminSearch } from '../frame/search';
import layout from '../frame/Halves.module.css';
import { Exceptions } from './Exceptions';
import { bodyOf, fieldsOf, HOURS, type HoursFields, hoursKey, hoursPath, inWords, useReadHours } from './hours';
import { IsOpen } from './IsOpen';
import { problemOf } from './times';
import { GoneBy } from './GoneBy';
import { Weekly } from './Weekly';

/** One set of opening hours, or a new one. */
export function OneHours({ id }: { id: string }) {
  const { rest } = useDesk().client;
  const found = useQuery({ queryKey: hoursKey(id), queryFn: () => rest.get<HoursView>(hoursPath(id)), enabled: id !== 'new' });
  if (id === 'new') return <Editor />;
  if (found.data) return <Editor hours={found.data} />;
  return (
    <AdminPage title={t('hours.title')} back={<Back />}>
      {found.isPending ? (
        <Skeleton lines={8} label={t('loading')} />
      ) : (
        <ErrorState title={t('hours.unknown')} text={messageOf(found.error)} onRetry={() => void found.refetch()} />
      )}
    </AdminPage>
  );
}

const Back = () => <BackTo page="hours">{t('hours.title')}</BackTo>;

const OFFICE = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }));
const taken = (error: unknown): string | undefined => (error instanceof ProblemError && error.code === 'hours.exists' ? 'name' : undefined);
const OF_EXCEPTION = ['date', 'name', 'from', 'to'] as const;

function Editor({ hours }: { hours?: HoursView }) {
  const { client, queries } = useDesk();
  const [, setSearch] = useAdminSearch();
  const [asks, ask] = useState(false);
  const readHours = useReadHours();
  const [count, setCount] = useState(hours?.exceptions.length ?? 0);
  // The server names a field by the place of its date in the list.
  const places = Array.from({ length: count }, (_, at) => OF_EXCEPTION.map((field) => `exceptions/${at}/${field}`)).flat();
  const form = useEditing<HoursFields>(
    hours ? fieldsOf(hours) : { name: '', timeZone: ownZone(), weekly: OFFICE, exceptions: [] },
    ['name', 'timeZone', ...places],
    taken,
  );
  const { values, set, saving } = form;
  // It may be far below what is seen.
  const isDateRefused = places.some((field) => saving.errorOf(field) !== null);
  const isWrong = [...values.weekly, ...values.exceptions.filter(({ closed }) => !closed)].some((each) => problemOf(each) !== null);

  async function save(): Promise<void> {
    if (isWrong) return;
    const done = await saving.save(async () => {
      const next = hours
        ? await saveChanges<HoursView, HoursFields>(client.rest, {
            path: hoursPath(hours.id),
            before: form.before,
            changes: form.changes,
            fieldsOf,
            bodyOf,
            inWords,
          })
        : await client.rest.post<HoursView>(HOURS, bodyOf(values));
      queries.setQueryData(hoursKey(next.id), next);
      form.discard();
      void readHours();
      if (!hours) setSearch({ open: next.id }, { ignoreBlocker: true, replace: true });
    });
    if (done) toasts.say(t('saved'));
  }
  async function remove(): Promise<void> {
    if (!hours) return;
    await client.rest.delete(hoursPath(hours.id));
    form.discard();
    toasts.say(t('deletion.done', { name: hours.name }));
    setSearch({ open: undefined }, { ignoreBlocker: true });
    await readHours();
  }
  return (
    <AdminPage
      title={hours?.name ?? t('hours.new')}
      back={<Back />}
      actions={
        hours && (
          <Button kind="danger" onPress={() => ask(true)}>
            {t('deletion.delete')}
          </Button>
        )
      }
    >
      <div className={layout.halves}>
        <form className={layout.column} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
          <Card title={t('hours.one')}>
            <Field
              label={t('keys.name')}
              error={saving.errorOf('name')}
              value={values.name}
              onChange={(name) => set({ name })}
              maxLength={60}
              autoFocus={!hours}
            />
            <Select
              label={t('hours.zone')}
              options={zonesFor(values.timeZone).map((id) => ({ id, label: zoneInWords(id) }))}
              selected={values.timeZone}
              onChange={(timeZone) => set({ timeZone })}
            />
          </Card>
          <Weekly weekly={values.weekly} onChange={(weekly) => set({ weekly })} />
          <Exceptions
            exceptions={values.exceptions}
            zone={values.timeZone}
            errorOf={(at, field) => saving.errorOf(`exceptions/${at}/${field}`)}
            onChange={(exceptions) => {
              setCount(exceptions.length);
              set({ exceptions });
            }}
          />
          <button type="submit" hidden />
        </form>
        {hours && (
          <div className={layout.column}>
            <IsOpen hours={hours} isDirty={form.isDirty} />
            <GoneBy hoursId={hours.id} />
          </div>
        )}
      </div>
      <SaveBar
        isDirty={form.isDirty || !hours}
        saving={saving}
        onSave={() => void save()}
        onDiscard={hours && form.discard}
        button={hours ? undefined : t('hours.add')}
        text={isWrong ? t('hours.wrong') : isDateRefused ? t('hours.dateRefused') : undefined}
        always={!hours}
      />
      {asks && hours && (
        <Asking
          title={t('deletion.title', { name: hours.name })}
          button={t('deletion.delete')}
          isDanger
          onDo={remove}
          onClose={() => ask(false)}
        >
          <p>{t('hours.deleteText')}</p>
        </Asking>
      )}
    </AdminPage>
  );
}
