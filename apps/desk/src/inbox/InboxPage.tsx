import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Empty } from '#ui/parts/Empty/Empty';
import { useCommands } from '../commands/registry';
import { ChatPage } from '../thread/ChatPage';
import { useDesk, useStore } from '../live/context';
import { t } from '../words';
import { ListPane } from './ListPane';
import { byUrgency } from './order';
import css from './InboxPage.module.css';

/** The list on the left, a chat on the right, its customer beside it. Which ones is in the address. */
export function InboxPage() {
  const { chatId } = useParams({ strict: false });
  const { view } = useSearch({ from: '/desk/inbox' });
  const desk = useDesk();
  const navigate = useNavigate();
  const rows = byUrgency(useStore(desk.inbox));
  const [wide, setWide] = useState(() => matchMedia('(min-width: 1181px)').matches);
  useEffect(() => {
    const query = matchMedia('(min-width: 1181px)');
    const hear = (): void => setWide(query.matches);
    query.addEventListener('change', hear);
    return () => query.removeEventListener('change', hear);
  }, []);

  const open = (id: string | undefined): void => {
    if (id) void navigate({ to: '/inbox/$chatId', params: { chatId: id }, search: (before) => before });
  };
  const step = (by: number): void => {
    const at = rows.findIndex(({ chat }) => chat.id === chatId);
    open(rows[at === -1 ? 0 : (at + by + rows.length) % rows.length]?.chat.id);
  };
  useCommands([
    { id: 'next', name: t('command.next'), group: t('group.chats'), keys: 'J', run: () => step(1) },
    { id: 'previous', name: t('command.previous'), group: t('group.chats'), keys: 'K', run: () => step(-1) },
    {
      id: 'next-anywhere',
      name: t('command.next'),
      group: t('group.chats'),
      keys: 'Alt+ArrowDown',
      inFields: true,
      isHidden: true,
      run: () => step(1),
    },
    {
      id: 'previous-anywhere',
      name: t('command.previous'),
      group: t('group.chats'),
      keys: 'Alt+ArrowUp',
      inFields: true,
      isHidden: true,
      run: () => step(-1),
    },
    ...rows.slice(0, 9).map(({ chat }, at) => ({
      id: `nth-${at + 1}`,
      name: t('command.nth', { n: at + 1 }),
      group: t('group.chats'),
      keys: String(at + 1),
      isHidden: true,
      run: () => open(chat.id),
    })),
  ]);

  return (
    <div className={css.page} data-chat={chatId ? '' : undefined}>
      <ListPane view={view ?? 'mine'} chatId={chatId} />
      {chatId ? (
        <ChatPage key="chat" chatId={chatId} isWide={wide} onOpen={open} />
      ) : (
        <section className={css.none} aria-label={t('inbox.none')}>
          <Empty icon={<MessagesSquare />} title={t('inbox.none')} text={t('inbox.noneText')} />
        </section>
      )}
    </div>
  );
}
