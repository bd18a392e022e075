import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useCommands } from '../commands/registry';
import { useStore } from '../live/context';
import { t } from '../words';
import { newChat } from './new-chat';

const NewChatDialog = lazy(() => import('./NewChatDialog').then(({ NewChatDialog: dialog }) => ({ default: dialog })));

/** The dialog by which a chat is started, on every page. */
export function NewChat() {
  const asked = useStore(newChat);
  const navigate = useNavigate();
  useCommands([{ id: 'new-chat', name: t('command.newChat'), group: t('group.chats'), keys: 'C', run: () => newChat.with(null) }]);
  if (!asked) return null;
  return (
    <Suspense>
      <NewChatDialog
        customer={asked.customer ?? undefined}
        onClose={newChat.end}
        onStarted={({ id }) => {
          newChat.end();
          void navigate({ to: '/inbox/$chatId', params: { chatId: id }, search: {} });
        }}
      />
    </Suspense>
  );
}
