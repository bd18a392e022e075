import { Pause, Play } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
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

const HoldDialog = lazy(() => import('./HoldDialog').then(({ HoldDialog: dialog }) => ({ default: dialog })));

/** Puts a chat on hold, and brings it back. */
export function OnHold({ chat }: { chat: ChatView }) {
  const desk = useDesk();
  const [isChoosing, choose] = useState(false);
  const [isAsking, ask] = useState(false);
  const { hold } = chat;
  const orSay = (work: Promise<unknown>): void => void work.catch((error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }));
  const resume = (): void => orSay(desk.client.rest.delete(`/chats/${chat.id}/hold`));
  const until = (end: () => string | null | Promise<string>) => (): void =>
    orSay(Promise.resolve(end()).then((at) => putOnHold(desk, chat.id, at)));
  const name = t(hold ? 'command.resume' : 'command.hold');
  useCommands([{ id: 'hold', name, group: t('group.chat'), keys: 'Z', run: () => (hold ? resume() : choose(true)) }]);
  return (
    <>
      {hold ? (
        <>
          <span className={css.tools} title={hold.reason ?? undefined}>
            <Chip tone="info">{holdText(hold)}</Chip>
          </span>
          <IconButton label={name} shortcut="Z" onPress={resume} isActive>
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
                { id: 'own', label: t('hold.own'), onAction: () => ask(true) },
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
      <Suspense>{isAsking && <HoldDialog chat={chat} onClose={() => ask(false)} />}</Suspense>
    </>
  );
}
