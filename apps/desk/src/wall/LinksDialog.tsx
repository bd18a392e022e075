import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Field } from '#ui/parts/Field/Field';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { NewWallLink, WallLinkView } from '#client/core';
import { Secret } from '../admin/frame/Secret';
import type { Page } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { useSaving } from '../shell/useSaving';
import { t } from '../words/wall';
import css from './dialogs.module.css';

const KEY = ['wall-links'] as const;

/** Addresses for screens: each is shown once, when it is made, and is good until somebody takes it back. */
export function LinksDialog({ onClose }: { onClose: () => void }) {
  const { client } = useDesk();
  const queries = useQueryClient();
  const links = useQuery({ queryKey: KEY, queryFn: () => client.rest.get<Page<WallLinkView>>('/wall-links?limit=100') });
  const [name, setName] = useState('');
  const [made, setMade] = useState<NewWallLink | null>(null);
  const saving = useSaving(['name']);
  const again = (): void => void queries.invalidateQueries({ queryKey: KEY });
  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await saving.save(async () => setMade(await client.rest.post<NewWallLink>('/wall-links', { name: name.trim() })));
    if (!done) return;
    setName('');
    again();
  }
  return (
    <Dialog title={t('links.title')} isOpen onClose={onClose} size="m">
      <div className={css.form}>
        <p className={css.lead}>{t('links.lead')}</p>
        <form className={css.inline} onSubmit={(event) => void make(event)}>
          <Field
            label={t('links.name')}
            placeholder={t('links.namePlaceholder')}
            value={name}
            onChange={setName}
            error={saving.errorOf('name')}
            maxLength={60}
          />
          <Button type="submit" kind="primary" isDisabled={saving.isBusy || name.trim() === ''}>
            {t('links.make')}
          </Button>
        </form>
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
        {made && <Secret label={t('links.of', { name: made.name })} text={location.origin + made.url} hint={t('links.once')} isLong />}
        {links.isPending && <Skeleton lines={3} label={t('loading')} />}
        {links.isError && <ErrorState title={t('failed')} text={messageOf(links.error)} onRetry={() => void links.refetch()} />}
        {links.data?.data.length === 0 && <p className={css.lead}>{t('links.none')}</p>}
        {links.data && links.data.data.length > 0 && (
          <ul className={css.list} aria-label={t('links.title')}>
            {links.data.data.map((link) => (
              <Link
                key={link.id}
                link={link}
                onRevoked={() => {
                  if (made?.id === link.id) setMade(null);
                  again();
                }}
              />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function Link({ link, onRevoked }: { link: WallLinkView; onRevoked: () => void }) {
  const { client } = useDesk();
  const [isBusy, setBusy] = useState(false);
  async function revoke(): Promise<void> {
    setBusy(true);
    try {
      await client.rest.delete(`/wall-links/${link.id}`);
      toasts.say(t('links.revoked', { name: link.name }));
      onRevoked();
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
      setBusy(false);
    }
  }
  const day = new Date(link.createdAt).toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' });
  return (
    <li className={css.item}>
      <span className={css.words}>
        <bdi>{link.name}</bdi>
        <small>{t('links.by', { name: link.createdBy.name, day })}</small>
      </span>
      <Button
        size="s"
        kind="danger"
        isDisabled={isBusy}
        onPress={() => void revoke()}
        aria-label={t('links.revokeName', { name: link.name })}
      >
        {t('links.revoke')}
      </Button>
    </li>
  );
}
