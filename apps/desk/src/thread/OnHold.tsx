import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Menu } from '#ui/parts/Menu/Menu';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import { useCommands } from '../commands/registry';
import { holdText } from '../inbox/hold-text';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { inMinutes, putOnHold, tomorrow } from './hold-times';
import css from './ChatHeader.module.css';

interface OnHoldProps {
  chat: ChatView;
  onResume: () => void;
  /** Asks for a time and a reason. */
  onAsk: () => void;
}

/** Puts a chat on hold, and brings it back. */
export function OnHold({ chat, onResume, onAsk }: OnHoldProps) {
  const desk = useDesk();
  const [isChoosing, choose] = useState(false);
  const { hold } = chat;
  const until = (end: () => string | null | Promise<string>) => (): void =>
    void Promise.resolve(end())
      .then((at) => putOnHold(desk, chat.id, at))
      .catch((error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }));
  const name = t(hold ? 'command.resume' : 'command.hold');
  useCommands([{ id: 'hold', name, group: t('group.chat'), keys: 'Z', run: () => (hold ? onResume() : choose(true)) }]);
  return (
    <span className={css.tools}>
      {hold ? (
        <>
          <Button kind="plain" size="s" onPress={onAsk} aria-label={`${holdText(hold)}: ${t('hold.change')}`}>
            <span title={hold.reason ?? undefined}>{holdText(hold)}</span>
          </Button>
          <IconButton label={name} shortcut="Z" onPress={onResume} isActive>
            <Play />
          </IconButton>
        </>
      ) : (
        <Menu
          label={name}
          isOpen={isChoosing}
          onOpenChange={choose}
          groups={[
            {
              title: name,
              entries: [
                { id: 'customer', label: t('hold.customer'), onAction: until(() => null) },
                { id: 'quarter', label: t('hold.quarter'), onAction: until(() => inMinutes(15)) },
                { id: 'hour', label: t('hold.hour'), onAction: until(() => inMinutes(60)) },
                { id: 'tomorrow', label: t('hold.tomorrow'), onAction: until(() => tomorrow(desk)) },
                { id: 'own', label: t('hold.own'), onAction: onAsk },
              ],
            },
          ]}
          trigger={
            <IconButton label={name} shortcut="Z">
              <Pause />
            </IconButton>
          }
        />
      )}
    </span>
  );
}
