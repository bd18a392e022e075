import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { ProblemError, type TeamView } from '#client/core';
import { queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { saveChanges } from '../../shell/conflicts';
import { messageOf } from '../../shell/problems';
import { useEditing } from '../../shell/useEditing';
import { t } from '../../words/admin';
import { AdminPage, BackTo } from '../frame/AdminPage';
import { DeletionInUse } from '../frame/DeletionInUse';
import { SaveBar } from '../frame/SaveBar';
import { useAdminSearch } from '../frame/search';
import layout from '../frame/Halves.module.css';
import { hoursQuery } from '../hours/hours';
import { Members } from './Members';
import { mergeMembers } from './merge-members';
import { TeamForm } from './TeamForm';
import { bodyOf, EMPTY, fieldsOf, inWords, isReadable, teamKey, teamPath, TEAMS, type TeamFields, useReadTeams } from './team';

/** One team, or a new one: what it is at the left, who is in it at the right. */
export function TeamPage({ id }: { id: string }) {
  const { rest } = useDesk().client;
  const found = useQuery({ queryKey: teamKey(id), queryFn: () => rest.get<TeamView>(teamPath(id)), enabled: id !== 'new' });
  if (id === 'new') return <Editor />;
  if (found.data) return <Editor team={found.data} />;
  return (
    <AdminPage title={t('teams.one')} back={<Back />}>
      {found.isPending ? (
        <Skeleton lines={8} label={t('loading')} />
      ) : (
        <ErrorState title={t('teams.unknown')} text={messageOf(found.error)} onRetry={() => void found.refetch()} />
      )}
    </AdminPage>
  );
}

const Back = () => <BackTo page="teams">{t('teams.title')}</BackTo>;

const taken = (error: unknown): string | undefined => (error instanceof ProblemError && error.code === 'team.exists' ? 'name' : undefined);

/** What is saved of a team: its fields, and its members, of whom it has many. */
interface TeamEdit extends TeamFields {
  memberIds: string[];
}

function Editor({ team }: { team?: TeamView }) {
  const desk = useDesk();
  const { rest } = desk.client;
  const [, setSearch] = useAdminSearch();
  const [asks, ask] = useState(false);
  const readTeams = useReadTeams();
  const teams = useQuery(queriesOf(desk).teams()).data ?? [];
  const hours = useQuery(hoursQuery(desk)).data ?? [];
  const form = useEditing<TeamEdit>({ ...(team ? fieldsOf(team) : EMPTY), memberIds: team?.memberIds ?? [] }, undefined, taken);
  const { values, set, saving } = form;
  const nameOf = (id: string): string => [...teams, ...hours].find((each) => each.id === id)?.name ?? t('teams.hoursInherited');

  async function saveFields({ memberIds: _members, ...changes }: Partial<TeamEdit>): Promise<TeamView | undefined> {
    if (!team) return rest.post<TeamView>(TEAMS, bodyOf(changes));
    if (Object.keys(changes).length === 0) return undefined;
    const edit = { path: teamPath(team.id), before: form.before, changes, fieldsOf, bodyOf, inWords: inWords(nameOf) };
    return saveChanges<TeamView, TeamFields>(rest, edit);
  }
  async function saveMembers(id: string): Promise<TeamView> {
    const { memberIds: now } = await rest.get<TeamView>(teamPath(id));
    return rest.put<TeamView>(`${teamPath(id)}/members`, { agentIds: mergeMembers(now, form.before.memberIds, values.memberIds) });
  }
  async function save(): Promise<void> {
    if (!isReadable(values)) return;
    const done = await saving.save(async () => {
      let saved = await saveFields(form.changes);
      const id = (team ?? saved)!.id;
      // From here on a new team is there: what is refused of its members is said on its own page.
      if (form.changes.memberIds) saved = await saveMembers(id).catch((error: unknown) => (team ? raise(error) : (say(error), saved)));
      desk.queries.setQueryData(teamKey(id), saved);
      form.discard();
      void readTeams();
      if (!team) setSearch({ open: id }, { ignoreBlocker: true, replace: true });
    });
    if (done) toasts.say(t('saved'));
  }
  async function deleted(): Promise<void> {
    form.discard();
    setSearch({ open: undefined }, { ignoreBlocker: true });
    await readTeams();
  }
  return (
    <AdminPage
      title={team?.name ?? t('teams.new')}
      back={<Back />}
      actions={
        team && (
          <Button kind="danger" onPress={() => ask(true)}>
            {t('deletion.delete')}
          </Button>
        )
      }
    >
      <form className={layout.halves} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
        <TeamForm
          values={values}
          saved={team?.overflowTeamIds ?? []}
          others={teams.filter(({ id }) => id !== team?.id)}
          hours={hours}
          errorOf={saving.errorOf}
          onChange={set}
        />
        <Members chosen={values.memberIds} saved={team?.memberIds ?? []} onChange={(memberIds) => set({ memberIds })} />
        <button type="submit" hidden />
      </form>
      <SaveBar
        isDirty={form.isDirty}
        saving={saving}
        onSave={() => void save()}
        onDiscard={team && form.discard}
        button={team ? undefined : t('teams.add')}
        text={isReadable(values) ? undefined : t('settings.unreadable', { names: t('teams.overflowAfter') })}
        always={!team}
      />
      {asks && team && (
        <DeletionInUse
          name={team.name}
          path={teamPath(team.id)}
          text={t('teams.deleteText')}
          code="team.in_use"
          inUse={(count) => t('teams.inUse', { count })}
          onDeleted={deleted}
          onClose={() => ask(false)}
        />
      )}
    </AdminPage>
  );
}

function raise(error: unknown): never {
  throw error;
}

const say = (error: unknown): void => void toasts.say(messageOf(error), { tone: 'bad' });
