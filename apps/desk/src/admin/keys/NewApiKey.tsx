import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { Switch } from '#ui/parts/Switch/Switch';
import { serverNow } from '#ui/parts/Timer/second';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { Role } from '#words';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { SaveBar } from '../frame/SaveBar';
import { Secret } from '../frame/Secret';
import { useEditing } from '../../shell/useEditing';
import { LIST } from '../frame/useList';
import { RoleField } from '../people/Invitation';
import css from '../frame/Form.module.css';

export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  sockets: boolean;
  /** The last characters of the key. */
  hint: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

const LIVES = { month: 30, quarter: 90, year: 365 } as const;
const CHOICES = ['month', 'quarter', 'year', 'day', 'never'] as const;
type Choice = (typeof CHOICES)[number];

interface Asked {
  name: string;
  role: Role;
  sockets: boolean;
  expires: Choice;
  day: string;
}

const DAY_MS = 86_400_000;

/** When a key ends; a day that is named ends with its last moment here. */
function endOf({ expires, day }: Asked): string | null {
  if (expires === 'never') return null;
  if (expires !== 'day') return new Date(serverNow() + LIVES[expires] * DAY_MS).toISOString();
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? '' : end.toISOString();
}

/** A new key, which is shown this once. */
export function NewApiKey({ onClose }: { onClose: () => void }) {
  const { client, queries } = useDesk();
  const form = useEditing<Asked>({ name: '', role: 'agent', sockets: false, expires: 'quarter', day: '' }, [
    'name',
    'role',
    'sockets',
    'expiresAt',
  ]);
  const [made, setMade] = useState<ApiKey & { key: string }>();
  const { values, set, saving } = form;

  async function create(): Promise<void> {
    const { name, role, sockets } = values;
    const body = { name, role, sockets, expiresAt: endOf(values) };
    if (!(await saving.save(async () => setMade(await client.rest.post('/api-keys', body))))) return;
    form.discard();
    void queries.invalidateQueries({ queryKey: [LIST, '/api-keys'] });
  }

  if (made)
    return (
      <Dialog
        title={t('keys.madeName', { name: made.name })}
        isOpen
        isDismissable={false}
        onClose={onClose}
        footer={
          <Button kind="primary" onPress={onClose}>
            {t('done')}
          </Button>
        }
      >
        <Secret label={t('keys.key')} text={made.key} hint={t('keys.once')} />
      </Dialog>
    );
  return (
    <Dialog title={t('keys.new')} isOpen onClose={onClose} as="drawer">
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void create())} noValidate>
        <Field
          label={t('keys.name')}
          hint={t('keys.nameHint')}
          error={saving.errorOf('name')}
          value={values.name}
          onChange={(name) => set({ name })}
          maxLength={120}
          autoFocus
        />
        <RoleField role={values.role} onChange={(role) => set({ role })} />
        <Toggles
          label={t('keys.expires')}
          options={CHOICES.map((id) => ({ id, label: t(`keys.life.${id}`) }))}
          selected={[values.expires]}
          onChange={([expires]) => expires && set({ expires })}
          isSingle
        />
        {values.expires === 'day' && (
          <Field
            label={t('keys.day')}
            type="date"
            error={saving.errorOf('expiresAt')}
            value={values.day}
            onChange={(day) => set({ day })}
          />
        )}
        <Switch isOn={values.sockets} onChange={(sockets) => set({ sockets })} hint={t('keys.socketsHint')}>
          {t('keys.sockets')}
        </Switch>
        <SaveBar isDirty={form.isDirty} saving={saving} onSave={() => void create()} button={t('keys.make')} text="" always />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
