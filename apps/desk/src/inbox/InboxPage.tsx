import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { type CSSProperties, lazy, Suspense, useState } from 'react';
import { Empty } from '#ui/parts/Empty/Empty';
import { Splitter } from '#ui/parts/Splitter/Splitter';
import { useCommands } from '../commands/registry';
import { useDesk, useSelected } from '../live/context';
import { AS_IT_COMES, PANE } from '../live/preferences';
import type { InboxSearch } from '../routes';
import { useMedia } from '../shell/useMedia';
import type { ChatPage as Page } from '../thread/ChatPage';
import { t } from '../words';
import { ListPane } from './ListPane';
import { openBeside, openNth } from './shown';
import css from './InboxPage.module.css';

let ChatPage: typeof Page;
/** Resolves when the page can be drawn as a whole: React shows what a page waits for no sooner than 300 ms after what stood for it. */
export const inboxParts = import('../thread/ChatPage').then((parts) => void ({ ChatPage } = parts));
const BesideDrawer = lazy(() => import('../thread/BesideDrawer').then(({ BesideDrawer: drawer }) => ({ default: drawer })));
const WhyDialog = lazy(() => import('../why/WhyDialog').then(({ WhyDialog: dialog }) => ({ default: dialog })));

const NTH = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The list on the left, a chat on the right, its customer beside it. Which ones is in the address. */
export function InboxPage() {
  const { chatId } = useParams({ strict: false });
  const { view, beside } = useSearch({ from: '/desk/inbox' });
  const navigate = useNavigate();
  const { preferences } = useDesk();
  const listWidth = useSelected(preferences, (all) => all.listWidth);
  const panelWidth = useSelected(preferences, (all) => all.panelWidth);
  const hasPanel = useSelected(preferences, (all) => all.hasPanel);
  const [isAsking, askWhy] = useState(false);
  const wide = useMedia('(min-width: 1181px)');

  const open = (id: string | undefined): void => {
    if (id) void navigate({ to: '/inbox/$chatId', params: { chatId: id }, search: ({ beside: _, seq: _seq, ...before }) => before });
  };
  const showBeside = (id?: string): void =>
    void navigate({ to: '.', search: ({ beside: _, ...before }: InboxSearch) => (id ? { ...before, beside: id } : before) });
  useCommands([
    { id: 'next', name: t('command.next'), group: t('group.chats'), keys: 'J', run: () => openBeside(chatId, 1) },
    { id: 'previous', name: t('command.previous'), group: t('group.chats'), keys: 'K', run: () => openBeside(chatId, -1) },
    {
      id: 'next-anywhere',
      name: t('command.next'),
      group: t('group.chats'),
      keys: 'Alt+ArrowDown',
      inFields: true,
      isHidden: true,
      run: () => openBeside(chatId, 1),
    },
    {
      id: 'previous-anywhere',
      name: t('command.previous'),
      group: t('group.chats'),
      keys: 'Alt+ArrowUp',
      inFields: true,
      isHidden: true,
      run: () => openBeside(chatId, -1),
    },
    ...NTH.map((n) => ({
      id: `nth-${n}`,
      name: t('command.nth', { n }),
      group: t('group.chats'),
      keys: String(n),
      isHidden: true,
      isUnlisted: n > 1,
      run: () => openNth(n - 1),
    })),
  ]);

  useCommands(chatId ? [{ id: 'why', name: t('command.why'), group: t('group.chat'), keys: 'W', run: () => askWhy(true) }] : []);

  return (
    <div
      className={css.page}
      data-chat={chatId ? '' : undefined}
      style={{ '--list': `${listWidth}px`, '--panel': `${panelWidth}px` } as CSSProperties}
    >
      <ListPane view={view ?? 'mine'} />
      <span className={css.listEdge}>
        <Splitter
          label={t('pane.list')}
          value={listWidth}
          start={AS_IT_COMES.listWidth}
          {...PANE}
          onChange={(width) => preferences.set({ listWidth: width })}
        />
      </span>
      {chatId && <h1 className={css.narrow}>{t('inbox.title')}</h1>}
      {chatId ? (
        <ChatPage chatId={chatId} isWide={wide} onOpen={open} onBeside={showBeside} />
      ) : (
        <section className={css.none} aria-label={t('inbox.none')} tabIndex={-1}>
          <Empty icon={<MessagesSquare />} title={t('inbox.none')} text={t('inbox.noneText')} />
        </section>
      )}
      {chatId && wide && hasPanel && (
        <span className={css.panelEdge}>
          <Splitter
            label={t('pane.panel')}
            side="end"
            value={panelWidth}
            start={AS_IT_COMES.panelWidth}
            {...PANE}
            onChange={(width) => preferences.set({ panelWidth: width })}
          />
        </span>
      )}
      {chatId && beside && beside !== chatId && (
        <Suspense>
          <BesideDrawer chatId={beside} onClose={() => showBeside()} onOpen={() => open(beside)} />
        </Suspense>
      )}
      <Suspense>{isAsking && chatId && <WhyDialog chatId={chatId} onClose={() => askWhy(false)} />}</Suspense>
    </div>
  );
}
