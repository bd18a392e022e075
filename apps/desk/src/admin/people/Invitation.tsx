import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { ProblemError } from '#client/core';
import { type Role, ROLES } from '#words';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { SaveBar } from '../frame/SaveBar';
import { Secret } from '../frame/Secret';
import { useEditing } from '../../shell/useEditing';
import { LIST } from '../frame/useList';
import { type FullUser, limitOf, oneTimePassword } from './user';
import css from './PeoplePage.module.css';

interface NewPerson {
  name: string;
  email: string;
  role: Role;
  maxConcurrentChats: string;
}

const emailTaken = (error: unknown): string | undefined =>
  error instanceof ProblemError && error.code === 'user.email_taken' ? 'email' : undefined;

/** Somebody new: with a password that is shown this once, and chosen anew by its owner. */
export function Invitation({ onClose }: { onClose: () => void }) {
  const { client, queries } = useDesk();
  const form = useEditing<NewPerson>({ name: '', email: '', role: 'agent', maxConcurrentChats: '' }, undefined, emailTaken);
  const [made, setMade] = useState<{ user: FullUser; password: string }>();
  const { values, set, saving } = form;

  async function invite(): Promise<void> {
    const password = oneTimePassword();
    const body = { ...values, maxConcurrentChats: limitOf(values.maxConcurrentChats), password };
    const done = await saving.save(async () => setMade({ user: await client.rest.post<FullUser>('/users', body), password }));
    if (!done) return;
    form.discard();
    void queries.invalidateQueries({ queryKey: [LIST, '/users'] });
  }

  if (made)
    return (
      <Dialog
        title={t('people.invited', { name: made.user.name })}
        isOpen
        onClose={onClose}
        footer={
          <Button kind="primary" onPress={onClose}>
            {t('done')}
          </Button>
        }
      >
        <div className={css.form}>
          <Secret label={t('people.email')} text={made.user.email} />
          <Secret label={t('people.password')} text={made.password} hint={t('people.passwordOnce')} />
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t('people.invite')} isOpen onClose={onClose} as="drawer">
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void invite())} noValidate>
        <Field
          label={t('people.name')}
          error={saving.errorOf('name')}
          value={values.name}
          onChange={(name) => set({ name })}
          maxLength={120}
          autoFocus
        />
        <Field
          label={t('people.email')}
          type="email"
          hint={t('people.emailHint')}
          error={saving.errorOf('email')}
          value={values.email}
          onChange={(email) => set({ email })}
          autoComplete="off"
        />
        <RoleField role={values.role} onChange={(role) => set({ role })} />
        <LimitField
          value={values.maxConcurrentChats}
          error={saving.errorOf('maxConcurrentChats')}
          onChange={(maxConcurrentChats) => set({ maxConcurrentChats })}
        />
        <SaveBar isDirty={form.isDirty} saving={saving} onSave={() => void invite()} button={t('people.inviteNow')} text="" always />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

export function RoleField({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  return (
    <div className={css.role}>
      <Toggles
        label={t('people.role')}
        options={ROLES.map((id) => ({ id, label: t(`role.${id}`) }))}
        selected={[role]}
        onChange={([next]) => next && onChange(next)}
        isSingle
      />
      <p className={css.email}>{t(`role.${role}.hint`)}</p>
    </div>
  );
}

export function LimitField({ value, error, onChange }: { value: string; error: string | null; onChange: (value: string) => void }) {
  return (
    <Field
      label={t('people.limit')}
      hint={t('people.limitHint')}
      error={error}
      inputMode="numeric"
      value={value}
      onChange={(text) => onChange(text.replace(/\D/g, '').slice(0, 4))}
    />
  );
}
