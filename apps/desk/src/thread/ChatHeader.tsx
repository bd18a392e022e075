import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, ArrowLeftRight, Check, ChevronDown, EllipsisVertical, PanelRight, Tag } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { ago } from '#ui/format/time';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Menu, type MenuEntry } from '#ui/parts/Menu/Menu';
import { Priority } from '#ui/parts/Priority/Priority';
import { serverNow } from '#ui/parts/Timer/second';
import { Timer } from '#ui/parts/Timer/Timer';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import { PRIORITIES, type Priority as Level, type Resolution } from '#words';
import { useCommands } from '../commands/registry';
import { byUrgency } from '../inbox/order';
import { changePriority } from '../live/changes';
import { closeSoon } from '../live/closing';
import { useDesk, useStore } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { Overseen } from './Overseen';
import css from './ChatHeader.module.css';

const AssignDialog = lazy(() => import('../transfer/AssignDialog').then(({ AssignDialog: dialog }) => ({ default: dialog })));
const TransferDialog = lazy(() => import('../transfer/TransferDialog').then(({ TransferDialog: dialog }) => ({ default: dialog })));
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
  const [open, setOpen] = useState<'transfer' | 'tags' | 'assign' | null>(null);
  const row = useStore(desk.inbox).find((each) => each.chat.id === chat.id);
  const isMine = desk.isMine(chat);
  const mayAct = chat.status !== 'closed' && (isMine || desk.isSupervisor);
  const { close, prioritise, claim } = useActions(chat, onOpen);
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
        <h2 className={css.name}>
          <bdi>{chat.customer.name}</bdi>
        </h2>
        <p className={css.detail}>{detailOf(chat, isMine)}</p>
      </div>
      {chat.agent && !isMine && (
        <span className={css.agent}>
          <Avatar id={chat.agent.id} name={chat.agent.name} src={chat.agent.avatarUrl} size={24} />
          <bdi>{chat.agent.name}</bdi>
        </span>
      )}
      {row?.waitingSince && <Timer since={row.waitingSince} />}
      {isMine && <Overseen chat={chat} />}
      <span className={css.tools}>{mayAct && <PriorityMenu level={chat.priority} onChoose={prioritise} />}</span>
      <span className={css.tools}>
        {mayAct && (
          <IconButton label={t('command.tags')} shortcut="L" onPress={() => setOpen('tags')}>
            <Tag />
          </IconButton>
        )}
        {mayAct && chat.status === 'active' && (
          <IconButton label={t('command.transfer')} shortcut="T" onPress={() => setOpen('transfer')}>
            <ArrowLeftRight />
          </IconButton>
        )}
      </span>
      <span className={css.tools}>
        <IconButton label={t('command.panel')} shortcut="I" onPress={onPanel}>
          <PanelRight />
        </IconButton>
      </span>
      <span className={css.more}>
        <Menu
          label={t('chat.more')}
          groups={[
            {
              entries: [
                { id: 'panel', label: t('command.panel'), onAction: onPanel },
                ...(mayAct ? [{ id: 'tags', label: t('command.tags'), onAction: () => setOpen('tags') }] : []),
                ...(mayAct && chat.status === 'active'
                  ? [{ id: 'transfer', label: t('command.transfer'), onAction: () => setOpen('transfer') }]
                  : []),
              ],
            },
            ...(mayAct ? [{ title: t('command.priority'), entries: priorityEntries(chat.priority, prioritise) }] : []),
          ]}
          trigger={
            <IconButton label={t('chat.more')}>
              <EllipsisVertical />
            </IconButton>
          }
        />
      </span>
      {mayAssign && <Button onPress={() => setOpen('assign')}>{t('queue.assign')}</Button>}
      {chat.status === 'queued' && (
        <Button kind="primary" onPress={claim}>
          {t('queue.claim')}
        </Button>
      )}
      {mayAct && chat.status === 'active' && <CloseButton onClose={close} />}
      <Suspense>
        {open === 'transfer' && <TransferDialog chat={chat} onClose={() => setOpen(null)} />}
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
  const refused = (error: unknown): void => void toasts.say(messageOf(error), { tone: 'bad' });
  const next = byUrgency(desk.inbox.getSnapshot()).find((row) => row.chat.id !== chat.id && row.waitingSince !== null);
  return {
    claim: () => void desk.client.ask('chat.claim', { chatId: chat.id }).catch(refused),
    prioritise: (priority: Level) => void changePriority(desk, chat, priority),
    close: (resolution: Resolution | undefined, goesOn = false): void => {
      closeSoon(desk, chat, resolution);
      if (goesOn && next) onOpen(next.chat.id);
    },
  };
}

function detailOf(chat: ChatView, isMine: boolean): string {
  const skills = chat.skills.map(({ name }) => name).join(', ');
  const since = isMine && chat.assignedAt ? withYou((serverNow() - Date.parse(chat.assignedAt)) / 1000) : t(`chat.${chat.status}`);
  return [chat.subject, skills, since].filter(Boolean).join(' · ');
}

const withYou = (seconds: number): string => (seconds < 60 ? t('chat.justYours') : t('chat.withYou', { time: ago(seconds) }));

function priorityEntries(level: Level, onChoose: (level: Level) => void): MenuEntry[] {
  return PRIORITIES.toReversed().map((each) => ({
    id: each,
    label: t(`priority.${each}`),
    icon: <Priority level={each} always />,
    isSelected: each === level,
    onAction: () => onChoose(each),
  }));
}

function PriorityMenu({ level, onChoose }: { level: Level; onChoose: (level: Level) => void }) {
  const [isOpen, open] = useState(false);
  useCommands([{ id: 'priority', name: t('command.priority'), group: t('group.chat'), keys: 'P', run: () => open(true) }]);
  return (
    <Menu
      label={t('command.priority')}
      isOpen={isOpen}
      onOpenChange={open}
      groups={[{ entries: priorityEntries(level, onChoose) }]}
      trigger={
        <Button kind="plain" size="s" aria-label={`${t('command.priority')}: ${t(`priority.${level}`)}`}>
          <Priority level={level} always />
          {t(`priority.${level}`)}
          <ChevronDown />
        </Button>
      }
    />
  );
}

function CloseButton({ onClose }: { onClose: (resolution: Resolution | undefined, goesOn?: boolean) => void }) {
  return (
    <span className={css.close}>
      <Button onPress={() => onClose('resolved')}>
        <Check /> {t('command.close')}
      </Button>
      <Menu
        label={t('close.how')}
        groups={[
          {
            entries: [
              { id: 'resolved', label: t('close.resolved'), shortcut: 'E', onAction: () => onClose('resolved') },
              { id: 'unresolved', label: t('close.unresolved'), onAction: () => onClose('unresolved') },
              { id: 'next', label: t('close.next'), shortcut: 'Shift+E', onAction: () => onClose('resolved', true) },
            ],
          },
        ]}
        trigger={
          <Button aria-label={t('close.how')}>
            <ChevronDown />
          </Button>
        }
      />
    </span>
  );
}
