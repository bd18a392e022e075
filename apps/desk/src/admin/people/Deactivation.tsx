import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import type { Page } from '../../data/queries';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import type { FullUser } from './user';
import css from './PeoplePage.module.css';

interface DeactivationProps {
  user: FullUser;
  onClose: () => void;
  onDeactivate: () => Promise<unknown>;
}

const SHOWN = 5;
const MOST = 100;

/** Says what becomes of the chats of somebody who is let go, before it happens. */
export function Deactivation({ user, onClose, onDeactivate }: DeactivationProps) {
  const desk = useDesk();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const open = useQuery({
    queryKey: ['chats-of', user.id],
    queryFn: () => desk.client.rest.get<Page<ChatView>>(`/chats?agentId=${user.id}&status=active,offered&limit=${MOST}`),
    staleTime: 0,
  });
  async function deactivate(): Promise<void> {
    setBusy(true);
    try {
      await onDeactivate();
      toasts.say(t('people.gone', { name: user.name }));
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }
  const chats = open.data?.data ?? [];
  return (
    <Dialog
      title={t('people.deactivateName', { name: user.name })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button kind="plain" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="danger" onPress={() => void deactivate()} isDisabled={isBusy || open.isPending}>
            {t('people.deactivate')}
          </Button>
        </>
      }
    >
      <div className={css.dialog}>
        <p>{t(user.id === desk.user.id ? 'people.deactivateSelf' : 'people.deactivateText')}</p>
        {open.isPending && <Skeleton lines={2} label={t('loading')} />}
        {open.isError && <p>{t('people.chatsUnknown')}</p>}
        {open.isSuccess && (
          <>
            <p>{chats.length === 0 ? t('people.noChats') : t('people.openChats', { count: open.data.nextCursor ? MOST : chats.length })}</p>
            {chats.length > 0 && (
              <ul className={css.chats}>
                {chats.slice(0, SHOWN).map(({ id, customer, subject }) => (
                  <li key={id}>
                    <bdi>{customer.name}</bdi>
                    {subject && (
                      <span className={css.email}>
                        {' '}
                        <bdi>{subject}</bdi>
                      </span>
                    )}
                  </li>
                ))}
                {chats.length > SHOWN && <li className={css.email}>{t('people.moreChats', { count: chats.length - SHOWN })}</li>}
              </ul>
            )}
          </>
        )}
        <p className={css.problem} role="alert">
          {problem}
        </p>
      </div>
    </Dialog>
  );
}
