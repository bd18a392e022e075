import { ArrowLeftRight, Check, ChevronDown, EllipsisVertical, PanelRight, Tag } from 'lucide-react';
import { memo, useState } from 'react';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Menu, type MenuEntry } from '#ui/parts/Menu/Menu';
import { Priority } from '#ui/parts/Priority/Priority';
import { PRIORITIES, type Priority as Level, type Resolution } from '#words';
import { useCommands } from '../commands/registry';
import { t } from '../words';
import css from './ChatHeader.module.css';

export type ChatDialog = 'transfer' | 'tags' | 'assign' | 'hold';

interface HeaderToolsProps {
  level: Level;
  mayAct: boolean;
  isActive: boolean;
  isOnHold: boolean;
  onPrioritise: (level: Level) => void;
  onOpen: (dialog: ChatDialog) => void;
  onPanel: () => void;
  onUnread?: () => void;
  /** Whether the chat is translated; undefined where it cannot be. */
  isTranslated?: boolean;
  onTranslate: () => void;
  onResume: () => void;
}

/** What can be done with a chat beside closing it. Another chat of which the same can be done draws nothing anew. */
export const HeaderTools = memo(function HeaderTools(props: HeaderToolsProps) {
  const { level, mayAct, isActive, isOnHold, onPrioritise, onOpen, onPanel, onUnread, isTranslated, onTranslate, onResume } = props;
  const entries = [
    ...(onUnread ? [{ id: 'unread', label: t('command.unread'), shortcut: 'U', onAction: onUnread }] : []),
    { id: 'panel', label: t('command.panel'), shortcut: 'I', onAction: onPanel },
    ...(mayAct ? [{ id: 'tags', label: t('command.tags'), shortcut: 'L', onAction: () => onOpen('tags') }] : []),
    ...(mayAct && isActive ? [{ id: 'transfer', label: t('command.transfer'), shortcut: 'T', onAction: () => onOpen('transfer') }] : []),
    ...(mayAct && isTranslated !== undefined
      ? [{ id: 'translate', label: t(isTranslated ? 'command.translateNot' : 'command.translate'), onAction: onTranslate }]
      : []),
    ...(isOnHold ? [{ id: 'resume', label: t('command.resume'), shortcut: 'Z', onAction: onResume }] : []),
    ...(mayAct && isActive ? [{ id: 'hold', label: t(isOnHold ? 'hold.change' : 'command.hold'), onAction: () => onOpen('hold') }] : []),
  ];
  return (
    <>
      <span className={css.tools}>{mayAct && <PriorityMenu level={level} onChoose={onPrioritise} />}</span>
      <span className={`${css.tools} ${css.spare}`}>
        {mayAct && (
          <IconButton label={t('command.tags')} shortcut="L" onPress={() => onOpen('tags')}>
            <Tag />
          </IconButton>
        )}
        {mayAct && isActive && (
          <IconButton label={t('command.transfer')} shortcut="T" onPress={() => onOpen('transfer')}>
            <ArrowLeftRight />
          </IconButton>
        )}
      </span>
      <span className={`${css.tools} ${css.spare}`}>
        <IconButton label={t('command.panel')} shortcut="I" onPress={onPanel}>
          <PanelRight />
        </IconButton>
      </span>
      <span>
        <Menu
          label={t('chat.more')}
          groups={[{ entries }, ...(mayAct ? [{ title: t('command.priority'), entries: priorityEntries(level, onPrioritise) }] : [])]}
          trigger={
            <IconButton label={t('chat.more')}>
              <EllipsisVertical />
            </IconButton>
          }
        />
      </span>
    </>
  );
});

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

interface CloseButtonProps {
  onClose: (resolution: Resolution | undefined, goesOn?: boolean) => void;
}

export const CloseButton = memo(function CloseButton({ onClose }: CloseButtonProps) {
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
});
