import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { IconButton } from '#ui/parts/Button/Button';
import { Count } from '#ui/parts/Chip/Chip';
import { Seats } from '#ui/parts/Seats/Seats';
import { UndoBar } from '../commands/UndoBar';
import { useCommands } from '../commands/registry';
import { useDesk, useStore } from '../live/context';
import { QueueList } from '../queue/QueueList';
import type { View } from '../routes';
import { t } from '../words';
import { ChatsList } from './ChatsList';
import { MineList } from './MineList';
import css from './ListPane.module.css';

/** The lists of chats, and the search through all that one may see. */
export function ListPane({ view, chatId }: { view: View; chatId?: string }) {
  const desk = useDesk();
  const { agent } = useStore(desk.own);
  const { q = '' } = useSearch({ from: '/desk/inbox' });
  const mine = useStore(desk.inbox).length;
  const waiting = useStore(desk.queue).rows.length;
  const [isSearching, search] = useState(q !== '');
  useCommands([{ id: 'search', name: t('command.search'), group: t('group.chats'), keys: '/', run: () => search(true) }]);
  return (
    <section className={css.pane} aria-label={t('inbox.lists')} tabIndex={-1}>
      <header className={css.header}>
        <h1 className={css.title}>{t('inbox.title')}</h1>
        {agent && (
          <Seats
            taken={agent.activeChats}
            of={agent.maxConcurrentChats}
            label={t('inbox.seats', { taken: agent.activeChats, of: agent.maxConcurrentChats })}
          />
        )}
        <span className={css.space} />
        <IconButton label={t('command.search')} shortcut="/" isActive={isSearching} onPress={() => search(!isSearching)}>
          <Search />
        </IconButton>
      </header>
      {isSearching ? (
        <SearchBox q={q} view={view} onEnd={() => search(false)} />
      ) : (
        <nav className={css.tabs} aria-label={t('inbox.views')}>
          <Tab view="mine" current={view} chatId={chatId}>
            {t('view.mine')} <Count n={mine} />
          </Tab>
          <Tab view="queue" current={view} chatId={chatId}>
            {t('view.queue')} <Count n={waiting} />
          </Tab>
          <Tab view="closed" current={view} chatId={chatId}>
            {t('view.closed')}
          </Tab>
          {desk.isSupervisor && (
            <Tab view="all" current={view} chatId={chatId}>
              {t('view.all')}
            </Tab>
          )}
        </nav>
      )}
      {isSearching && q !== '' ? (
        <ChatsList query={`sort=relevance&q=${encodeURIComponent(q)}`} chatId={chatId} />
      ) : (
        <List view={view} chatId={chatId} />
      )}
      <UndoBar />
    </section>
  );
}

function List({ view, chatId }: { view: View; chatId?: string }) {
  const { user } = useDesk();
  if (view === 'mine') return <MineList chatId={chatId} />;
  if (view === 'queue') return <QueueList chatId={chatId} />;
  return (
    <ChatsList query={view === 'closed' ? `status=closed&sort=-lastMessageAt&agentId=${user.id}` : 'sort=-lastMessageAt'} chatId={chatId} />
  );
}

function Tab({ view, current, chatId, children }: { view: View; current: View; chatId?: string; children: ReactNode }) {
  const search = view === 'mine' ? {} : { view };
  const shown = { className: css.tab!, 'data-current': current === view || undefined };
  return chatId ? (
    <Link to="/inbox/$chatId" params={{ chatId }} search={search} {...shown}>
      {children}
    </Link>
  ) : (
    <Link to="/inbox" search={search} {...shown}>
      {children}
    </Link>
  );
}

const WAIT_MS = 250;

function SearchBox({ q, view, onEnd }: { q: string; view: View; onEnd: () => void }) {
  const [text, setText] = useState(q);
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = (next: string): void => {
    setText(next);
    clearTimeout(timer.current);
    const words = next.trim();
    const search = { ...(view !== 'mine' && { view }), ...(words && { q: words }) };
    timer.current = setTimeout(() => void navigate({ to: '.', search, replace: true }), WAIT_MS);
  };
  const end = (): void => {
    ask('');
    onEnd();
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <SearchField className={css.search} aria-label={t('command.search')} value={text} onChange={ask} onClear={end} autoFocus>
      <Input
        className={css.input}
        placeholder={t('inbox.searchFor')}
        onKeyDown={(event) => event.key === 'Escape' && text === '' && end()}
      />
      <IconButton label={t('inbox.endSearch')} shortcut="Esc" size="s" onPress={end}>
        <X />
      </IconButton>
    </SearchField>
  );
}
