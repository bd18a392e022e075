import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Filter, Search, SquarePen } from 'lucide-react';
import { lazy, memo, type ReactNode, Suspense, useState } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { Count } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { Seats } from '#ui/parts/Seats/Seats';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { UndoBar } from '../commands/UndoBar';
import { useCommands } from '../commands/registry';
import { useDesk, useSelected, useStore } from '../live/context';
import { QueueList } from '../queue/QueueList';
import type { View } from '../routes';
import { NARROW, useMedia } from '../shell/useMedia';
import { t } from '../words';
import { ChatsList } from './ChatsList';
import { countOf, queryOf } from './filters';
import { MineList } from './MineList';
import { newChat } from './new-chat';
import { SearchBox } from './SearchBox';
import { type Filtered, useFiltered } from './useFiltered';
import { ViewsBar } from './ViewsBar';
import css from './ListPane.module.css';

const FilterDialog = lazy(() => import('./FilterDialog').then(({ FilterDialog: dialog }) => ({ default: dialog })));

/** The lists of chats, and the search through all that one may see. */
export const ListPane = memo(function ListPane({ view }: { view: View }) {
  const desk = useDesk();
  const { agent } = useStore(desk.own);
  const { q = '' } = useSearch({ from: '/desk/inbox' });
  const mine = useSelected(desk.inbox, (rows) => rows.length);
  const waiting = useSelected(desk.queue, ({ rows }) => rows.length);
  const [isSearching, search] = useState(q !== '');
  const filtered = useFiltered();
  const navigate = useNavigate();
  const [isFiltering, filter] = useState(false);
  const hasChat = useParams({ strict: false, select: ({ chatId }) => chatId !== undefined });
  const isHidden = useMedia(NARROW) && hasChat;
  useCommands([
    { id: 'search', name: t('command.search'), group: t('group.chats'), keys: '/', run: () => search(true) },
    { id: 'filter', name: t('command.filter'), group: t('group.chats'), keys: 'F', run: () => filter(true) },
    ...filtered.views.map(({ id, name }) => ({
      id: `view-${id}`,
      name: t('command.goView', { name }),
      group: t('group.go'),
      run: () => void navigate({ to: '/inbox', search: { view: 'found', saved: id } }),
    })),
  ]);
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
        <IconButton label={t('command.filter')} shortcut="F" isActive={view === 'found'} onPress={() => filter(true)}>
          <Filter />
        </IconButton>
        <IconButton label={t('command.newChat')} shortcut="C" onPress={() => newChat.with(null)}>
          <SquarePen />
        </IconButton>
        <IconButton label={t('command.search')} shortcut="/" isActive={isSearching} onPress={() => search(!isSearching)}>
          <Search />
        </IconButton>
      </header>
      {isSearching ? (
        <SearchBox q={q} view={view} onEnd={() => search(false)} />
      ) : (
        <nav className={css.tabs} aria-label={t('inbox.views')}>
          <Tab view="mine" current={view}>
            {t('view.mine')} <Count n={mine} />
          </Tab>
          <Tab view="queue" current={view}>
            {t('view.queue')} <Count n={waiting} />
          </Tab>
          <Tab view="closed" current={view}>
            {t('view.closed')}
          </Tab>
          {desk.isSupervisor && (
            <Tab view="all" current={view}>
              {t('view.all')}
            </Tab>
          )}
          {view === 'found' && !filtered.saved && (
            <Tab view="found" current={view}>
              {t('view.found')} <Count n={countOf(filtered.filters ?? {})} />
            </Tab>
          )}
        </nav>
      )}
      {!isSearching && (
        <ViewsBar views={filtered.views} current={view === 'found' ? filtered.saved?.id : undefined} onChange={() => filter(true)} />
      )}
      <Suspense>{isFiltering && <FilterDialog filtered={filtered} onClose={() => filter(false)} />}</Suspense>
      {isSearching && q !== '' ? (
        <ChatsList query={`sort=relevance&q=${encodeURIComponent(q)}`} nothing={t('inbox.nothingFound')} />
      ) : (
        <List view={view} filtered={filtered} />
      )}
      {!isHidden && <UndoBar />}
    </section>
  );
});

function List({ view, filtered: { filters, isGone } }: { view: View; filtered: Filtered }) {
  const { user } = useDesk();
  if (view === 'mine') return <MineList />;
  if (view === 'queue') return <QueueList />;
  if (view === 'closed') return <ChatsList query={`status=closed&sort=-lastMessageAt&agentId=${user.id}`} />;
  if (view === 'all') return <ChatsList query="sort=-lastMessageAt" />;
  if (isGone) return <Empty title={t('views.gone')} text={t('views.goneText')} />;
  if (!filters) return <Skeleton lines={10} label={t('loading.chats')} />;
  return <ChatsList query={queryOf(filters)} nothing={t('filter.nothing')} />;
}

function Tab({ view, current, children }: { view: View; current: View; children: ReactNode }) {
  const { chatId } = useParams({ strict: false });
  const { filters } = useSearch({ from: '/desk/inbox' });
  const search = view === 'mine' ? {} : view === 'found' ? { view, ...(filters && { filters }) } : { view };
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
