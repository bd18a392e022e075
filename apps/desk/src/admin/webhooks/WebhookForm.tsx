import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { Switch } from '#ui/parts/Switch/Switch';
import { toasts } from '#ui/parts/Toast/toasts';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { ProblemError, type WebhookView } from '#client/core';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { SaveBar } from '../frame/SaveBar';
import { Secret } from '../frame/Secret';
import { useEditing } from '../../shell/useEditing';
import { LIST } from '../frame/useList';
import { EVENT_GROUPS, keyOf, pathOf, type WithSecret } from './webhook';
import css from '../frame/Form.module.css';

const privateAddress = (error: unknown): string | undefined =>
  error instanceof ProblemError && error.code === 'webhook.private_address' ? 'url' : undefined;

/** What is sent where: of a new webhook, or of one that is there. */
export function WebhookForm({ webhook, onClose }: { webhook?: WebhookView; onClose: () => void }) {
  const { client, queries } = useDesk();
  const { url = '', description = '', events = ['*'] } = webhook ?? {};
  const form = useEditing({ url, description: description ?? '', events }, undefined, privateAddress);
  const [made, setMade] = useState<WithSecret>();
  const { values, set, saving } = form;

  async function save(): Promise<void> {
    const done = await saving.save(async () => {
      if (webhook) queries.setQueryData(keyOf(webhook.id), await client.rest.patch<WebhookView>(pathOf(webhook.id), form.changes));
      else setMade(await client.rest.post<WithSecret>('/webhooks', values));
    });
    if (!done) return;
    form.discard();
    void queries.invalidateQueries({ queryKey: [LIST, '/webhooks'] });
    if (webhook) toasts.say(t('saved'));
  }
  if (made) return <SecretDialog title={t('hooks.made')} secret={made.secret} onClose={onClose} />;
  return (
    <Dialog title={t(webhook ? 'hooks.change' : 'hooks.new')} isOpen onClose={onClose} as="drawer">
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
        <Field
          label={t('hooks.url')}
          hint={t('hooks.urlHint')}
          type="url"
          error={saving.errorOf('url')}
          value={values.url}
          onChange={(next) => set({ url: next })}
          autoFocus
        />
        <Field
          label={t('hooks.description')}
          hint={t('hooks.descriptionHint')}
          error={saving.errorOf('description')}
          value={values.description}
          onChange={(next) => set({ description: next })}
          maxLength={200}
        />
        <EventsField events={values.events} error={saving.errorOf('events')} onChange={(next) => set({ events: next })} />
        <SaveBar
          isDirty={form.isDirty}
          saving={saving}
          onSave={() => void save()}
          onDiscard={webhook && form.discard}
          button={webhook ? undefined : t('hooks.make')}
          text={webhook ? undefined : ''}
          always={!webhook}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

interface EventsFieldProps {
  events: string[];
  error: string | null;
  onChange: (events: string[]) => void;
}

function EventsField({ events, error, onChange }: EventsFieldProps) {
  const isAll = events.includes('*');
  return (
    <div className={css.form}>
      <Switch isOn={isAll} onChange={(all) => onChange(all ? ['*'] : ['chat.assigned', 'chat.closed'])} hint={t('hooks.allHint')}>
        {t('hooks.all')}
      </Switch>
      {!isAll &&
        EVENT_GROUPS.map(([group, names]) => (
          <Toggles
            key={group}
            label={group}
            options={names.map((id) => ({ id, label: id.slice(group.length + 1).replaceAll('_', ' ') }))}
            selected={names.filter((name) => events.includes(name))}
            onChange={(chosen) => onChange([...events.filter((name) => !names.includes(name)), ...chosen].sort())}
          />
        ))}
      {error && <p className={css.error}>{error}</p>}
    </div>
  );
}

/** The secret of a webhook, this once. */
export function SecretDialog({ title, secret, onClose }: { title: string; secret: string; onClose: () => void }) {
  return (
    <Dialog
      title={title}
      isOpen
      isDismissable={false}
      onClose={onClose}
      footer={
        <Button kind="primary" onPress={onClose}>
          {t('done')}
        </Button>
      }
    >
      <Secret label={t('hooks.secret')} text={secret} hint={t('hooks.secretOnce')} />
    </Dialog>
  );
}
