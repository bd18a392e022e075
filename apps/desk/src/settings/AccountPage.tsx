import { Eye, EyeOff } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import { ProblemError } from '#client/core';
import type { StaffUser } from '#client/desk';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t } from '../words';
import { Authenticator } from './Authenticator';
import { Sessions } from './Sessions';
import { SettingsPage } from './SettingsPage';
import { useMe } from './useMe';
import css from './AccountPage.module.css';

/** How one is shown to customers and colleagues, how one signs in, and where one is. */
export function AccountPage() {
  return (
    <SettingsPage title={t('me.title')} lead={t('me.lead')}>
      <Picture />
      <Name />
      <Password />
      <Authenticator />
      <Sessions />
    </SettingsPage>
  );
}

function Picture() {
  const { client, login } = useDesk();
  const me = useMe();
  const saving = useSaving([]);
  const set = (file: File): void => {
    const body = new FormData();
    body.append('file', file);
    void saving.save(async () => login.changeUser(await client.rest.put<StaffUser>('/me/avatar', body)));
  };
  const remove = (): void =>
    void saving.save(async () => {
      await client.rest.delete('/me/avatar');
      login.changeUser({ ...me, avatarUrl: null });
    });
  return (
    <section className={css.card} aria-label={t('me.picture')}>
      <div className={css.picture}>
        <Avatar id={me.id} name={me.name} src={me.avatarUrl} size={96} />
        <div className={css.words}>
          <h2>{t('me.picture')}</h2>
          <p>{t('me.pictureHint')}</p>
          <div className={css.actions}>
            <FileTrigger
              acceptedFileTypes={['image/png', 'image/jpeg', 'image/gif', 'image/webp']}
              onSelect={(files) => files?.[0] && set(files[0])}
            >
              <Button size="s" isDisabled={saving.isBusy}>
                {t('me.pictureChoose')}
              </Button>
            </FileTrigger>
            {me.avatarUrl && (
              <Button size="s" kind="plain" onPress={remove} isDisabled={saving.isBusy}>
                {t('me.pictureRemove')}
              </Button>
            )}
          </div>
          <p className={css.problem} role="alert">
            {saving.problem}
          </p>
        </div>
      </div>
    </section>
  );
}

function Name() {
  const { client, login } = useDesk();
  const me = useMe();
  const [name, setName] = useState(me.name);
  const saving = useSaving(['name']);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await saving.save(async () => login.changeUser(await client.rest.patch<StaffUser>('/me', { name: name.trim() })));
    if (done) toasts.say(t('me.saved'));
  }
  return (
    <form className={css.card} aria-label={t('me.name')} onSubmit={(event) => void save(event)} noValidate>
      <Field
        label={t('me.name')}
        hint={t('me.nameHint')}
        error={saving.errorOf('name') ?? saving.problem}
        value={name}
        onChange={setName}
        maxLength={120}
        autoComplete="name"
      />
      <Field label={t('me.email')} hint={t('me.emailHint')} value={me.email} isReadOnly />
      <div className={css.actions}>
        <Button type="submit" kind="primary" isDisabled={saving.isBusy || name.trim() === me.name || name.trim() === ''}>
          {t('dialog.save')}
        </Button>
      </div>
    </form>
  );
}

/** A wrong password is no refusal of the whole form, but of what stands in that field. */
const fieldOf = (error: unknown): string | undefined =>
  error instanceof ProblemError && error.code === 'auth.wrong_password' ? 'current' : undefined;

function Password() {
  const { client } = useDesk();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isShown, show] = useState(false);
  const saving = useSaving(['current', 'next'], fieldOf);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!(await saving.save(() => client.rest.put('/me/password', { current, next })))) return;
    setCurrent('');
    setNext('');
    toasts.say(t('me.passwordSaved'));
  }
  return (
    <form className={css.card} aria-label={t('me.password')} onSubmit={(event) => void save(event)} noValidate>
      <h2>{t('me.password')}</h2>
      <input type="email" name="username" autoComplete="username" value={useMe().email} readOnly hidden />
      <Field
        label={t('me.passwordCurrent')}
        type={isShown ? 'text' : 'password'}
        autoComplete="current-password"
        error={saving.errorOf('current')}
        value={current}
        onChange={setCurrent}
      />
      <Field
        label={t('me.passwordNext')}
        hint={t('me.passwordHint')}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        error={saving.errorOf('next')}
        value={next}
        onChange={setNext}
        after={
          <IconButton label={isShown ? t('me.passwordHide') : t('me.passwordShow')} size="s" onPress={() => show(!isShown)}>
            {isShown ? <EyeOff /> : <Eye />}
          </IconButton>
        }
      />
      <p className={css.problem} role="alert">
        {saving.problem}
      </p>
      <div className={css.actions}>
        <Button type="submit" kind="primary" isDisabled={saving.isBusy || current === '' || next === ''}>
          {t('me.passwordSave')}
        </Button>
      </div>
    </form>
  );
}
