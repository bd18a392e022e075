import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { ago } from '#ui/format/time';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { serverNow } from '#ui/parts/Timer/second';
import { Timer } from '#ui/parts/Timer/Timer';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import type { Priority, Resolution } from '#words';
import { useCommands } from '../commands/registry';
import { nextWaiting } from '../inbox/order';
import { changePriority } from '../live/changes';
import { closeSoon } from '../live/closing';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { useLatest } from '../shell/useLatest';
import { t } from '../words';
import { type ChatDialog, CloseButton, HeaderTools } from './HeaderTools';
import { OnHold } from './OnHold';
import { Overseen } from './Overseen';
import { switchTranslation, useTranslation } from './translated';
import { Viewed } from './Viewed';
import css from './ChatHeader.module.css';

const AssignDialog = lazy(() => import('../transfer/AssignDialog').then(({ AssignDialog: dialog }) => ({ default: dialog })));
const TransferDialog = lazy(() => import('../transfer/TransferDialog').then(({ TransferDialog: dialog }) => ({ default: dialog })));
const HoldDialog = lazy(() => import('./HoldDialog').then(({ HoldDialog: dialog }) => ({ default: dialog })));
const TagsDialog = lazy(() => import('./TagsDialog').then(({ TagsDialog: dialog }) => ({ default: dialog })));

export interface ChatHeaderProps {
  chat: ChatView;
  /** Opens the customer's panel, or closes it. */
  onPanel: () => void;
  onOpen: (chatId: string) => void;
}

export function ChatHeader({ chat, onPanel, onOpen }: ChatHeaderProps) {
  const desk = useDesk();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<{ chatId: string; dialog: ChatDialog } | null>(null);
  // A dialog is about the chat in which it was opened, and goes when one looks at another.
  if (opened && opened.chatId !== chat.id) setOpened(null);
  const open = opened?.dialog;
  const setOpen = useLatest((dialog: ChatDialog | null) => setOpened(dialog && { chatId: chat.id, dialog }));
  const row = useSelected(desk.inbox, () => desk.inbox.row(chat.id));
  const isMine = desk.isMine(chat);
  const mayAct = chat.status !== 'closed' && (isMine || desk.isSupervisor);
  const { claim, ...actions } = useActions(chat, onOpen);
  const close = useLatest(actions.close);
  const prioritise = useLatest(actions.prioritise);
  const markUnread = useLatest(actions.markUnread);
  const resume = useLatest(actions.resume);
  const translation = useTranslation(chat);
  const translate = useLatest(() => actions.translate(translation?.on !== true));
  const mayMark = isMine && chat.status === 'active';
  useCommands(
    mayAct
      ? [
          ...(chat.status === 'active'
            ? [{ id: 'transfer', name: t('command.transfer'), group: t('group.chat'), keys: 'T', run: () => setOpen('transfer') }]
            : []),
          { id: 'close', name: t('command.close'), group: t('group.chat'), keys: 'E', run: () => close('resolved') },
          { id: 'close-next', name: t('command.closeNext'), group: t('group.chat'), keys: 'Shift+E', run: () => close('resolved', true) },
          { id: 'tags', name: t('command.tags'), group: t('group.chat'), keys: 'L', run: () => setOpen('tags') },
        ]
      : [],
  );
  useCommands(mayMark ? [{ id: 'unread', name: t('command.unread'), group: t('group.chat'), keys: 'U', run: markUnread }] : []);
  const mayAssign = chat.status === 'queued' && desk.isSupervisor;
  useCommands(
    chat.status === 'queued'
      ? [
          { id: 'claim', name: t('command.claim'), group: t('group.chat'), keys: mayAssign ? undefined : 'A', run: claim },
          ...(mayAssign
            ? [{ id: 'assign', name: t('command.assign'), group: t('group.chat'), keys: 'A', run: () => setOpen('assign') }]
            : []),
        ]
      : [],
  );
  return (
    <header className={css.header}>
      <span className={css.back}>
        <IconButton label={t('chat.back')} onPress={() => void navigate({ to: '/inbox', search: (before) => before })}>
          <ArrowLeft />
        </IconButton>
      </span>
      <div className={css.words}>
        <h2>
          <bdi className={css.name}>{chat.customer.name}</bdi>
        </h2>
        <p className={css.detail}>{detailOf(chat, isMine)}</p>
      </div>
      {chat.agent && !isMine && (
        <span className={css.agent}>
          <Avatar id={chat.agent.id} name={chat.agent.name} src={chat.agent.avatarUrl} size={24} />
          <bdi>{chat.agent.name}</bdi>
        </span>
      )}
      {row?.waitingSince && <Timer since={row.waitingSince} dueAt={row.dueAt} />}
      {mayAct && chat.status === 'active' && <OnHold chat={chat} onResume={resume} onAsk={() => setOpen('hold')} />}
      {isMine && <Overseen chat={chat} />}
      {chat.status === 'queued' && <Viewed chatId={chat.id} />}
      <HeaderTools
        level={chat.priority}
        mayAct={mayAct}
        isActive={chat.status === 'active'}
        isOnHold={mayAct && chat.hold !== null}
        onPrioritise={prioritise}
        onOpen={setOpen}
        onPanel={onPanel}
        isTranslated={translation?.available ? translation.on : undefined}
        onTranslate={translate}
        onUnread={mayMark ? markUnread : undefined}
        onResume={resume}
      />
      {mayAssign && <Button onPress={() => setOpen('assign')}>{t('queue.assign')}</Button>}
      {chat.status === 'queued' && (
        <Button kind="primary" onPress={claim}>
          {t('queue.claim')}
        </Button>
      )}
      {mayAct && chat.status === 'active' && <CloseButton onClose={close} />}
      <Suspense>
        {open === 'transfer' && <TransferDialog chat={chat} onClose={() => setOpen(null)} />}
        {open === 'hold' && <HoldDialog chat={chat} onClose={() => setOpen(null)} />}
        {open === 'tags' && <TagsDialog chat={chat} onClose={() => setOpen(null)} />}
        {open === 'assign' && (
          <AssignDialog chatId={chat.id} name={chat.customer.name} skills={chat.skills} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </header>
  );
}

function useActions(chat: ChatView, onOpen: (chatId: string) => void) {
  const desk = useDesk();
  const navigate = useNavigate();
  const refused = (error: unknown): void => void toasts.say(messageOf(error), { tone: 'bad' });
  return {
    claim: () => void desk.client.ask('chat.claim', { chatId: chat.id }).catch(refused),
    translate: (on: boolean) => void switchTranslation(desk, chat.id, on).catch(refused),
    prioritise: (priority: Priority) => void changePriority(desk, chat, priority),
    resume: () => void desk.client.rest.delete(`/chats/${chat.id}/hold`).catch(refused),
    /** Whoever looks at a chat has read it, so one leaves it. */
    markUnread: () =>
      void desk.client.rest.put(`/chats/${chat.id}/unread`, {}).then(() => {
        toasts.say(t('unread.done'));
        return navigate({ to: '/inbox', search: (before) => before });
      }, refused),
    close: (resolution: Resolution | undefined, goesOn = false): void => {
      closeSoon(desk, chat, resolution);
      const next = goesOn && nextWaiting(desk.inbox.getSnapshot(), chat.id);
      if (next) onOpen(next.chat.id);
    },
  };
}

function detailOf(chat: ChatView, isMine: boolean): string {
  const skills = chat.skills.map(({ name }) => name).join(', ');
  const since = isMine && chat.assignedAt ? withYou((serverNow() - Date.parse(chat.assignedAt)) / 1000) : t(`chat.${chat.status}`);
  return [chat.subject, skills, since].filter(Boolean).join(' · ');
}

const withYou = (seconds: number): string => (seconds < 60 ? t('chat.justYours') : t('chat.withYou', { time: ago(seconds) }));
