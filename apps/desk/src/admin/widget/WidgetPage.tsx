import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { WidgetConfigView, WidgetSettings } from '#client/core';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { SaveBar } from '../frame/SaveBar';
import { useEditing } from '../../shell/useEditing';
import { Appearance } from './Appearance';
import { Embedding } from './Embedding';
import { Questions } from './Questions';
import { PATH, saveWidget } from './saving';
import { Texts } from './Texts';
import { WidgetPreview } from './WidgetPreview';
import css from './Widget.module.css';

const WIDGET = ['widget-settings'];

/** How the widget looks and what it asks, beside the real one; and how it comes onto a page. */
export function WidgetPage() {
  const desk = useDesk();
  const { rest } = desk.client;
  const settings = useQuery({ queryKey: WIDGET, queryFn: () => rest.get<WidgetSettings>(PATH) });
  const config = useQuery({ queryKey: ['widget-config'], queryFn: () => rest.get<WidgetConfigView>('/widget/config') });
  useEffect(() => desk.on('settings.changed', () => void desk.queries.invalidateQueries({ queryKey: WIDGET })), [desk]);
  if (settings.data && config.data) return <Widget saved={settings.data} config={config.data} />;
  const failed = [settings, config].find(({ isError }) => isError);
  return (
    <AdminPage title={t('widget.title')} lead={t('widget.lead')}>
      {failed ? (
        <ErrorState title={t('settings.unread')} text={messageOf(failed.error)} onRetry={() => void failed.refetch()} />
      ) : (
        <Skeleton lines={10} label={t('loading')} />
      )}
    </AdminPage>
  );
}

/** The server names the place of a wrong value by its way, e.g. `theme/colour`. */
const FIELDS = ['theme/colour', 'theme/radius', 'theme/position', 'theme/mode', 'fields', 'team', 'texts', 'showPosition', 'poweredBy'];

function Widget({ saved, config }: { saved: WidgetSettings; config: WidgetConfigView }) {
  const { client, queries } = useDesk();
  const form = useEditing<WidgetSettings>(saved, FIELDS);
  const { values, set, saving } = form;
  async function save(): Promise<void> {
    const mine = { ...form.before, ...form.changes, team: values.team.map((name) => name.trim()).filter(Boolean) };
    const done = await saving.save(async () => queries.setQueryData(WIDGET, await saveWidget(client.rest, form.before, mine)));
    if (!done) return;
    form.discard();
    toasts.say(t('saved'));
  }
  return (
    <AdminPage title={t('widget.title')} lead={t('widget.lead')}>
      <div className={css.halves}>
        <div className={css.form}>
          <Appearance
            theme={values.theme}
            errorOf={(name) => saving.errorOf(`theme/${name}`)}
            onChange={(changes) => set({ theme: { ...values.theme, ...changes } })}
          />
          <Questions values={values} errorOf={saving.errorOf} onChange={set} />
          <Texts texts={values.texts} error={saving.errorOf('texts')} onChange={(texts) => set({ texts })} />
        </div>
        <WidgetPreview settings={values} config={config} />
      </div>
      <Embedding />
      <SaveBar isDirty={form.isDirty} saving={saving} onSave={() => void save()} onDiscard={form.discard} />
    </AdminPage>
  );
}
