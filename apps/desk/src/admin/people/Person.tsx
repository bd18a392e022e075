import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Field } from '#ui/parts/Field/Field';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { SaveBar } from '../frame/SaveBar';
import { Secret } from '../frame/Secret';
import { useEditing } from '../../shell/useEditing';
import { LIST } from '../frame/useList';
import { Deactivation } from './Deactivation';
import { LimitField, RoleField } from './Invitation';
import { type FullUser, limitOf, oneTimePassword } from './user';
import css from './PeoplePage.module.css';

/** One who works here, at the side of the list. */
export function Person({ id, onClose }: { id: string; onClose: () => void }) {
  const { rest } = useDesk().client;
  const user = useQuery({ queryKey: ['user', id], queryFn: () => rest.get<FullUser>(`/users/${id}`) });
  return (
    <Dialog title={user.data?.name ?? t('people.one')} isOpen onClose={onClose} as="drawer">
      {user.isPending && <Skeleton lines={6} label={t('loading')} />}
      {user.isError && <ErrorState title={t('people.unknown')} text={messageOf(user.error)} onRetry={() => void user.refetch()} />}
      {user.data && <PersonForm user={user.data} />}
    </Dialog>
  );
}

/** What the server answered of a user holds in the list and beside it. */
function useChange(id: string): (changes: object) => Promise<FullUser> {
  const { rest } = useDesk().client;
  const queries = useQueryClient();
  return async (changes) => {
    const user = await rest.patch<FullUser>(`/users/${id}`, changes);
    queries.setQueryData(['user', id], user);
    void queries.invalidateQueries({ queryKey: [LIST, '/users'] });
    return user;
  };
}

function PersonForm({ user }: { user: FullUser }) {
  const change = useChange(user.id);
  const { name, role, maxConcurrentChats } = user;
  const form = useEditing({ name, role, maxConcurrentChats: maxConcurrentChats === null ? '' : String(maxConcurrentChats) });
  const { values, set, saving } = form;

  async function save(): Promise<void> {
    const { maxConcurrentChats: limit, ...changes } = form.changes;
    const done = await saving.save(() => change({ ...changes, ...(limit !== undefined && { maxConcurrentChats: limitOf(limit) }) }));
    if (!done) return;
    form.discard();
    toasts.say(t('saved'));
  }
  return (
    <form className={css.form} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
      <Field
        label={t('people.name')}
        error={saving.errorOf('name')}
        value={values.name}
        onChange={(next) => set({ name: next })}
        maxLength={120}
      />
      <Field label={t('people.email')} value={user.email} isReadOnly />
      <RoleField role={values.role} onChange={(next) => set({ role: next })} />
      <LimitField
        value={values.maxConcurrentChats}
        error={saving.errorOf('maxConcurrentChats')}
        onChange={(limit) => set({ maxConcurrentChats: limit })}
      />
      <PasswordReset user={user} change={change} />
      {user.secondFactor && <Authenticator user={user} />}
      <Account user={user} change={change} />
      <SaveBar isDirty={form.isDirty} saving={saving} onSave={() => void save()} onDiscard={form.discard} />
      <button type="submit" hidden />
    </form>
  );
}

interface PartProps {
  user: FullUser;
  change: (changes: object) => Promise<FullUser>;
}

function PasswordReset({ user, change }: PartProps) {
  const [asks, ask] = useState(false);
  const [password, setPassword] = useState<string>();
  const [problem, setProblem] = useState<string | null>(null);
  const close = (): void => {
    ask(false);
    setPassword(undefined);
    setProblem(null);
  };
  async function reset(): Promise<void> {
    const next = oneTimePassword();
    await change({ password: next }).then(
      () => setPassword(next),
      (error: unknown) => setProblem(messageOf(error)),
    );
  }
  return (
    <section className={css.section}>
      <h3>{t('people.password')}</h3>
      <p>{t('people.resetHint')}</p>
      <Button size="s" onPress={() => ask(true)}>
        {t('people.reset')}
      </Button>
      <Dialog
        title={t('people.resetOf', { name: user.name })}
        isOpen={asks}
        onClose={close}
        footer={
          password ? (
            <Button kind="primary" onPress={close}>
              {t('done')}
            </Button>
          ) : (
            <>
              <Button kind="plain" onPress={close}>
                {t('cancel')}
              </Button>
              <Button kind="primary" onPress={() => void reset()}>
                {t('people.reset')}
              </Button>
            </>
          )
        }
      >
        <div className={css.dialog}>
          {password ? (
            <Secret label={t('people.password')} text={password} hint={t('people.passwordOnce')} />
          ) : (
            <p>{t('people.resetText')}</p>
          )}
          <p className={css.problem} role="alert">
            {problem}
          </p>
        </div>
      </Dialog>
    </section>
  );
}

function Authenticator({ user }: { user: FullUser }) {
  const { rest } = useDesk().client;
  const queries = useQueryClient();
  const remove = (): void =>
    void rest.delete(`/users/${user.id}/totp`).then(
      () => {
        queries.setQueryData(['user', user.id], { ...user, secondFactor: false });
        toasts.say(t('people.totpRemoved', { name: user.name }));
      },
      (error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }),
    );
  return (
    <section className={css.section}>
      <h3>{t('people.totp')}</h3>
      <p>{t('people.totpHint')}</p>
      <Button size="s" onPress={remove}>
        {t('people.totpRemove')}
      </Button>
    </section>
  );
}

function Account({ user, change }: PartProps) {
  const [asks, ask] = useState(false);
  const reactivate = (): void =>
    void change({ active: true }).then(
      () => toasts.say(t('people.reactivated', { name: user.name })),
      (error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }),
    );
  return (
    <section className={css.section}>
      <h3>{t('people.account')}</h3>
      <p>{t(user.active ? 'people.activeHint' : 'people.formerHint')}</p>
      {user.active ? (
        <Button size="s" kind="danger" onPress={() => ask(true)}>
          {t('people.deactivate')}
        </Button>
      ) : (
        <Button size="s" onPress={reactivate}>
          {t('people.reactivate')}
        </Button>
      )}
      {asks && <Deactivation user={user} onClose={() => ask(false)} onDeactivate={() => change({ active: false })} />}
    </section>
  );
}
