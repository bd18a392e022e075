import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { History, SlidersHorizontal } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { SettingMeta } from '#client/core';
import { keys } from '../../data/queries';
import { useDesk } from '../../live/context';
import { saveChanges } from '../../shell/conflicts';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { Card } from '../frame/Card';
import { SaveBar } from '../frame/SaveBar';
import { useAdminSearch } from '../frame/search';
import { SearchInput, Toolbar } from '../frame/Toolbar';
import { useEditing } from '../../shell/useEditing';
import { LIST } from '../frame/useList';
import { When } from '../frame/When';
import { kindOf, shown, titleOf } from './kinds';
import { SettingEditor } from './SettingEditor';
import { SettingsHistory } from './SettingsHistory';
import css from './Settings.module.css';

type Values = Record<string, unknown>;

/** What may be wrong with the one translator. */
const TRANSLATOR_URL = 'translators/0/url';

const META = ['settings-meta'];
const HISTORY = '/settings/history';
/** Those that have a page of their own. */
const ELSEWHERE: Record<string, string> = {
  widget: 'widget',
  contextSources: 'sources',
  hoursId: 'hours',
  chatWeights: 'demand',
  localeSkills: 'demand',
};

/** All settings: what each means, what it was by default, who changed it last, and the way back. */
export function SettingsPage() {
  const desk = useDesk();
  const queries = useQueryClient();
  const { rest } = desk.client;
  const meta = useQuery({ queryKey: META, queryFn: () => rest.get<SettingMeta[]>('/settings/meta') });
  const values = useQuery({ queryKey: keys.settings, queryFn: () => rest.get<Values>('/settings') });
  useEffect(
    () =>
      desk.on('settings.changed', () => {
        void queries.invalidateQueries({ queryKey: META });
        void queries.invalidateQueries({ queryKey: [LIST, HISTORY] });
      }),
    [desk, queries],
  );
  if (meta.data && values.data) return <Settings all={meta.data} saved={values.data} />;
  const failed = [meta, values].find(({ isError }) => isError);
  return (
    <AdminPage title={t('settings.title')} lead={t('settings.lead')}>
      {failed ? (
        <ErrorState title={t('settings.unread')} text={messageOf(failed.error)} onRetry={() => void failed.refetch()} />
      ) : (
        <Skeleton lines={10} label={t('loading')} />
      )}
    </AdminPage>
  );
}

function Settings({ all, saved }: { all: SettingMeta[]; saved: Values }) {
  const { client, queries } = useDesk();
  const [search, setSearch] = useAdminSearch();
  const form = useEditing<Values>(saved, [...Object.keys(saved), TRANSLATOR_URL]);
  const { values, set, saving } = form;
  const found = all.filter((setting) => fits(setting, search.q ?? ''));
  const contexts = [...Map.groupBy(found, ({ context }) => context)];
  // A setting that is refused may be one that the search leaves out.
  const unseen = all.filter((setting) => !found.includes(setting) && saving.errorOf(setting.name) !== null);
  const refused = unseen.map(({ name }) => `${titleOf(name)}: ${saving.errorOf(name)}`).join(' ');
  const unreadable = Object.entries(form.changes).filter(([, value]) => value === undefined);

  const inWords = (name: string, value: unknown) => ({
    label: titleOf(name),
    text: shown(
      all.find((setting) => setting.name === name),
      value,
    ),
  });

  async function save(): Promise<void> {
    if (unreadable.length > 0) return;
    const done = await saving.save(async () => {
      const { before, changes } = form;
      const edit = { path: '/settings', before, changes, fieldsOf: (now: Values) => now, inWords };
      queries.setQueryData(keys.settings, await saveChanges<Values, Values>(client.rest, edit));
    });
    if (!done) return;
    form.discard();
    toasts.say(t('saved'));
  }
  return (
    <AdminPage
      title={t('settings.title')}
      lead={t('settings.lead')}
      actions={
        <Button onPress={() => setSearch({ part: 'history' })}>
          <History aria-hidden /> {t('settings.history')}
        </Button>
      }
    >
      <Toolbar>
        <SearchInput label={t('settings.search')} q={search.q ?? ''} onSearch={(q) => setSearch({ q }, { replace: true })} />
      </Toolbar>
      {contexts.length === 0 && <Empty icon={<SlidersHorizontal />} title={t('settings.none')} text={t('people.noneText')} />}
      {contexts.map(([context, settings]) => (
        <Card key={context} title={titleOf(context)}>
          <ul className={css.settings}>
            {settings.map((setting) => (
              <Setting
                key={setting.name}
                setting={setting}
                value={values[setting.name]}
                isChanged={setting.name in form.changes}
                error={saving.errorOf(setting.name === 'translators' ? TRANSLATOR_URL : setting.name)}
                onChange={(value) => set({ [setting.name]: value })}
                onUndo={() => set({ [setting.name]: saved[setting.name] })}
                onHistory={() => setSearch({ part: setting.name })}
              />
            ))}
          </ul>
        </Card>
      ))}
      <SaveBar
        isDirty={form.isDirty}
        saving={{ ...saving, problem: saving.problem ?? (refused || null) }}
        onSave={() => void save()}
        onDiscard={form.discard}
        text={
          unreadable.length > 0
            ? t('settings.unreadable', { names: unreadable.map(([name]) => titleOf(name)).join(', ') })
            : t('settings.changed', { count: Object.keys(form.changes).length })
        }
      />
      {search.part && (
        <SettingsHistory
          path={HISTORY}
          all={all}
          name={search.part === 'history' ? undefined : search.part}
          onPutBack={(name, value) => {
            set({ [name]: value });
            setSearch({ part: undefined });
          }}
          onClose={() => setSearch({ part: undefined })}
        />
      )}
    </AdminPage>
  );
}

function fits({ name, description }: SettingMeta, q: string): boolean {
  const text = `${name} ${titleOf(name)} ${description}`.toLocaleLowerCase();
  return q
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface SettingProps {
  setting: SettingMeta;
  value: unknown;
  isChanged: boolean;
  error: string | null;
  onChange: (value: unknown) => void;
  onUndo: () => void;
  onHistory: () => void;
}

function Setting({ setting, value, isChanged, error, onChange, onUndo, onHistory }: SettingProps) {
  const { name, description, changedAt, changedBy } = setting;
  const page = ELSEWHERE[name];
  const isDefault = JSON.stringify(value) === JSON.stringify(setting.default);
  return (
    <li className={css.setting} data-changed={isChanged || undefined}>
      <div className={css.about}>
        <h3 className={css.name}>{titleOf(name)}</h3>
        <p>{description}</p>
        <p className={css.meta}>
          <code dir="ltr">{name}</code>
          {!page && kindOf(setting) !== 'choices' && <> · {t('settings.default', { value: shown(setting, setting.default) })}</>}
        </p>
        {changedAt && (
          <p className={css.meta}>
            {changedBy ? t('settings.by') : t('settings.changedAt')} {changedBy && <bdi>{changedBy.name}</bdi>} <When at={changedAt} />{' '}
            <Button kind="link" size="s" onPress={onHistory}>
              {t('settings.history')} <span className="sr-only">{titleOf(name)}</span>
            </Button>
          </p>
        )}
      </div>
      <div className={css.editor}>
        {page ? (
          <Link to="/admin/$" params={{ _splat: page }}>
            {t('settings.ownPage')}
          </Link>
        ) : (
          <>
            <SettingEditor setting={setting} value={value} error={error} onChange={onChange} />
            <div className={css.actions}>
              {isChanged && (
                <Button kind="link" size="s" onPress={onUndo}>
                  {t('settings.undo')} <span className="sr-only">{titleOf(name)}</span>
                </Button>
              )}
              {!isDefault && (
                <Button kind="link" size="s" onPress={() => onChange(setting.default)}>
                  {t('settings.reset')} <span className="sr-only">{titleOf(name)}</span>
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </li>
  );
}
