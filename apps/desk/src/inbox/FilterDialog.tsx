import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { Priority } from '#ui/parts/Priority/Priority';
import { Switch } from '#ui/parts/Switch/Switch';
import { toasts } from '#ui/parts/Toast/toasts';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { ProblemError, type SavedViewView } from '#client/core';
import { CHAT_STATUSES, PRIORITIES } from '#words';
import { keys, queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { type Filters, NO_FILTERS, readFilters, SORTS, writeFilters } from './filters';
import { type Filtered, mayChange } from './useFiltered';
import css from './FilterDialog.module.css';

/** Which chats are to be shown, and under what name this is kept. */
export function FilterDialog({ filtered, onClose }: { filtered: Filtered; onClose: () => void }) {
  const desk = useDesk();
  const { isSupervisor } = desk;
  const teams = useQuery(queriesOf(desk).teams()).data ?? [];
  const navigate = useNavigate();
  const saved = filtered.saved && mayChange(filtered.saved, isSupervisor) ? filtered.saved : undefined;
  const [filters, setFilters] = useState<Filters>(() => (filtered.filters ? readFilters(filtered.filters) : NO_FILTERS));
  const [name, setName] = useState(saved?.name ?? '');
  const [isShared, share] = useState(saved?.shared ?? false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (changes: Partial<Filters>): void => setFilters({ ...filters, ...changes });
  const { save, remove, isBusy } = useSaving(saved, setProblem);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = writeFilters(filters, filtered.filters ?? {});
    if (name.trim() === '') void navigate({ to: '/inbox', search: { view: 'found', filters: chosen } });
    else {
      const view = await save({ name: name.trim(), filters: chosen, shared: isShared });
      if (!view) return;
      void navigate({ to: '/inbox', search: { view: 'found', saved: view.id } });
    }
    onClose();
  }

  async function removeAndClose(): Promise<void> {
    if (!(await remove())) return;
    onClose();
    void navigate({ to: '/inbox', search: {} });
  }

  return (
    <Dialog title={saved ? t('views.change', { name: saved.name }) : t('filter.title')} isOpen onClose={onClose} size="m">
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        <Toggles
          label={t('filter.status')}
          options={CHAT_STATUSES.map((id) => ({ id, label: t(`chat.${id}`) }))}
          selected={filters.status}
          onChange={(status) => set({ status })}
        />
        <Toggles
          label={t('command.priority')}
          options={PRIORITIES.toReversed().map((id) => ({ id, label: t(`priority.${id}`), icon: <Priority level={id} always /> }))}
          selected={filters.priority}
          onChange={(priority) => set({ priority })}
        />
        {teams.length > 0 && (
          <Toggles
            label={t('filter.teams')}
            options={teams.map(({ id, name: team }) => ({ id, label: team }))}
            selected={filters.teamId}
            onChange={(teamId) => set({ teamId })}
          />
        )}
        <div className={css.two}>
          <Field label={t('command.tags')} hint={t('tags.hint')} value={filters.tag} onChange={(tag) => set({ tag })} />
          <Field label={t('filter.skills')} hint={t('tags.hint')} value={filters.skill} onChange={(skill) => set({ skill })} />
        </div>
        <div className={css.two}>
          <Switch isOn={filters.unanswered} onChange={(unanswered) => set({ unanswered })}>
            {t('filter.unanswered')}
          </Switch>
          <Switch isOn={filters.hasNotes} onChange={(hasNotes) => set({ hasNotes })}>
            {t('filter.hasNotes')}
          </Switch>
        </div>
        <Toggles
          label={t('filter.sort')}
          options={SORTS.map((id) => ({ id, label: t(`sort.${id}`) }))}
          selected={[filters.sort]}
          onChange={([sort]) => sort && set({ sort })}
          isSingle
        />
        <hr className={css.line} />
        <Field label={t('views.name')} hint={t('views.nameHint')} value={name} onChange={setName} maxLength={80} error={problem} />
        {isSupervisor && (
          <Switch isOn={isShared} onChange={share} isDisabled={name.trim() === ''} hint={t('views.shareHint')}>
            {t('views.share')}
          </Switch>
        )}
        <footer className={css.footer}>
          {saved && (
            <Button kind="danger" onPress={() => void removeAndClose()} isDisabled={isBusy}>
              {t('views.remove')}
            </Button>
          )}
          <span className={css.space} />
          <Button kind="plain" onPress={() => setFilters(NO_FILTERS)}>
            {t('filter.clear')}
          </Button>
          <Button kind="primary" type="submit" isDisabled={isBusy}>
            {name.trim() === '' ? t('filter.show') : t('views.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Writes views; the bar has what the server answered at once. */
function useSaving(saved: SavedViewView | undefined, setProblem: (words: string | null) => void) {
  const { client, queries } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const put = (change: (views: SavedViewView[]) => SavedViewView[]): void =>
    void queries.setQueryData(keys.views, (before: SavedViewView[] | undefined) => change(before ?? []));

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true);
    setProblem(null);
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'view.name_taken') setProblem(messageOf(error));
      else toasts.say(messageOf(error), { tone: 'bad' });
      return undefined;
    } finally {
      setBusy(false);
    }
  }
  return {
    isBusy,
    save: (fields: Pick<SavedViewView, 'name' | 'filters' | 'shared'>) =>
      attempt(async () => {
        const view = saved
          ? await client.rest.patch<SavedViewView>(`/views/${saved.id}`, fields)
          : await client.rest.post<SavedViewView>('/views', fields);
        put((views) => [...views.filter(({ id }) => id !== view.id), view].sort((a, b) => a.name.localeCompare(b.name)));
        return view;
      }),
    remove: () =>
      attempt(async () => {
        await client.rest.delete(`/views/${saved!.id}`);
        put((views) => views.filter(({ id }) => id !== saved!.id));
        return true;
      }),
  };
}
