import { Hand } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import { useCommands } from '../commands/registry';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { Eyes } from './Eyes';
import css from './ChatHeader.module.css';

const HandDialog = lazy(() => import('./HandDialog').then(({ HandDialog: dialog }) => ({ default: dialog })));

/** What the agent of a chat has to do with supervisors: who watches, and the hand that calls one. */
export function Overseen({ chat }: { chat: ChatView }) {
  const desk = useDesk();
  const watchers = useSelected(desk.watchers, (all) => all.get(chat.id));
  const isRaised = useSelected(desk.hands, (hands) => hands.some(({ chatId }) => chatId === chat.id));
  const [isAsking, ask] = useState(false);
  const lower = (): void =>
    void desk.client
      .ask('chat.hand', { chatId: chat.id, raised: false })
      .catch((error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }));
  const change = (): void => (isRaised ? lower() : ask(true));
  const name = t(isRaised ? 'command.handLower' : 'command.handRaise');
  useCommands(chat.status === 'active' ? [{ id: 'hand', name, group: t('group.chat'), keys: 'H', run: change }] : []);
  if (chat.status !== 'active') return null;
  const names = watchers?.map((each) => each.name).join(', ');
  return (
    <>
      {names && <Eyes words={t('chat.watchedBy', { names })} />}
      <span className={css.tools}>
        <IconButton label={name} shortcut="H" onPress={change} isActive={isRaised}>
          <Hand />
        </IconButton>
      </span>
      <Suspense>{isAsking && <HandDialog chat={chat} onClose={() => ask(false)} />}</Suspense>
    </>
  );
}
