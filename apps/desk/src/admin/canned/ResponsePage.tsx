import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { ProblemError, type CannedResponseView } from '#client/core';
import { queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { saveChanges } from '../../shell/conflicts';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { AdminPage, BackTo } from '../frame/AdminPage';
import { Asking } from '../frame/Asking';
import { SaveBar } from '../frame/SaveBar';
import { useAdminSearch } from '../frame/search';
import { useEditing } from '../../shell/useEditing';
import { LIST } from '../frame/useList';
import { Preview } from './Preview';
import { ResponseForm } from './ResponseForm';
import { Records } from './Records';
import { bodyOf, EMPTY, fieldsOf, inWords, type ResponseFields, responseKey, responsePath, RESPONSES, writableTeams } from './responses';
import css from './Canned.module.css';

/** A canned response: written at the left, as it will be read at the right. */
export function ResponsePage({ id }: { id: string }) {
  const { rest } = useDesk().client;
  const found = useQuery({
    queryKey: responseKey(id),
    queryFn: () => rest.get<CannedResponseView>(responsePath(id)),
    enabled: id !== 'new',
  });
  if (id === 'new') return <Editor />;
  if (found.data) return <Editor response={found.data} />;
  return (
    <AdminPage title={t('responses.one')} back={<Back />}>
      {found.isPending ? (
        <Skeleton lines={8} label={t('loading')} />
      ) : (
        <ErrorState title={t('responses.unknown')} text={messageOf(found.error)} onRetry={() => void found.refetch()} />
      )}
    </AdminPage>
  );
}

const Back = () => <BackTo page="canned">{t('responses.title')}</BackTo>;

const taken = (error: unknown): string | undefined =>
  error instanceof ProblemError && error.code === 'canned.shortcut_taken' ? 'shortcut' : undefined;

function Editor({ response }: { response?: CannedResponseView }) {
  const desk = useDesk();
  const { client, queries, isSupervisor } = desk;
  const teams = useQuery(queriesOf(desk).teams()).data ?? [];
  const [, setSearch] = useAdminSearch();
  const [asks, ask] = useState(false);
  const saved = response ? fieldsOf(response) : { ...EMPTY, scope: isSupervisor ? ('shared' as const) : EMPTY.scope };
  const form = useEditing(saved, undefined, taken);
  const { values, saving } = form;
  const mayChange = !response || response.scope === 'personal' || isSupervisor;

  async function save(): Promise<void> {
    const done = await saving.save(async () => {
      const next = response
        ? await saveChanges<CannedResponseView, ResponseFields>(client.rest, {
            path: responsePath(response.id),
            before: form.before,
            changes: form.changes,
            fieldsOf,
            bodyOf,
            inWords: inWords(teams),
          })
        : await client.rest.post<CannedResponseView>(RESPONSES, bodyOf(values));
      queries.setQueryData(responseKey(next.id), next);
      void queries.invalidateQueries({ queryKey: [LIST, RESPONSES] });
      form.discard();
      if (!response) setSearch({ open: next.id }, { ignoreBlocker: true, replace: true });
    });
    if (done) toasts.say(t('saved'));
  }
  async function remove(): Promise<void> {
    if (!response) return;
    await client.rest.delete(responsePath(response.id));
    form.discard();
    const read = () => void queries.invalidateQueries({ queryKey: [LIST, RESPONSES] });
    read();
    const restore = (): void =>
      void client.rest
        .post(`${responsePath(response.id)}/restore`)
        .then(read, (error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }));
    toasts.say(t('responses.deleted', { title: response.title }), { action: { label: t('responses.restore'), run: restore } });
    setSearch({ open: undefined }, { ignoreBlocker: true });
  }
  return (
    <AdminPage
      title={response?.title ?? t('responses.new')}
      back={<Back />}
      actions={
        response &&
        mayChange && (
          <Button kind="danger" onPress={() => ask(true)}>
            {t('responses.delete')}
          </Button>
        )
      }
    >
      <div className={css.halves}>
        <ResponseForm
          teams={writableTeams(teams, desk.user)}
          form={form}
          mayChange={mayChange}
          isNew={!response}
          onSave={() => void save()}
        />
        <Preview content={values.content} />
      </div>
      {response && <Records response={response} />}
      {mayChange && (
        <SaveBar
          isDirty={form.isDirty}
          saving={saving}
          onSave={() => void save()}
          onDiscard={response && form.discard}
          button={response ? undefined : t('responses.add')}
          always={!response}
        />
      )}
      {asks && response && (
        <Asking
          title={t('responses.deleteName', { title: response.title })}
          button={t('responses.delete')}
          isDanger
          onDo={remove}
          onClose={() => ask(false)}
        >
          <p>{t('responses.deleteText')}</p>
        </Asking>
      )}
    </AdminPage>
  );
}
