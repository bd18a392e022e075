import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { Toasts } from '#ui/parts/Toast/Toast';
import { startKeymap } from '../commands/keymap';
import { useCommands } from '../commands/registry';
import { DeskContext, useDesk } from '../live/context';
import { session } from '../live/session';
import { NewChat } from '../inbox/NewChat';
import { OfferCards } from '../queue/OfferCards';
import { t } from '../words';
import { useIdle } from './after-paint';
import { conflicts } from './conflicts';
import { ConnectionBanner } from './ConnectionBanner';
import { NewVersion } from './NewVersion';
import { focusPane } from './focus-pane';
import { Rail } from './Rail';
import { SessionOver } from './SessionOver';
import { SignOut } from './SignOut';
import { Title } from './Title';
import { useThresholds } from './useThresholds';
import css from './Shell.module.css';

const AdminCommands = lazy(() => import('../admin/AdminCommands').then(({ AdminCommands: commands }) => ({ default: commands })));
const ConflictDialog = lazy(() => import('./ConflictDialog').then(({ ConflictDialog: dialog }) => ({ default: dialog })));
const Palette = lazy(() => import('../commands/Palette').then(({ Palette: palette }) => ({ default: palette })));
const KeysDialog = lazy(() => import('../commands/KeysDialog').then(({ KeysDialog: dialog }) => ({ default: dialog })));

/** What stands around every page behind the sign-in. */
export function Shell() {
  const { desk, isOver, losing } = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const navigate = useNavigate();
  useEffect(() => {
    if (!desk) void navigate({ to: '/login', search: {}, replace: true });
  }, [desk, navigate]);
  useEffect(() => (desk ? startKeymap(desk.preferences.getSnapshot) : undefined), [desk]);
  if (!desk) return null;
  return (
    <DeskContext value={desk}>
      <I18nProvider locale="en-US">
        <RouterProvider navigate={(to) => void navigate({ href: to })}>
          <QueryClientProvider client={desk.queries}>
            <ShellLayout key={desk.user.id} />
          </QueryClientProvider>
          {isOver && <SessionOver email={desk.user.email} />}
          {losing !== null && <SignOut losing={losing} />}
        </RouterProvider>
      </I18nProvider>
    </DeskContext>
  );
}

function ShellLayout() {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const conflict = useSyncExternalStore(conflicts.subscribe, conflicts.getSnapshot);
  const navigate = useNavigate();
  const isIdle = useIdle();
  useThresholds();
  const { isSupervisor, alerts } = useDesk();
  useEffect(() => {
    alerts.open = (chatId, event) =>
      void (event === 'hand'
        ? navigate({ to: '/wall', search: { watch: chatId } })
        : navigate({ to: '/inbox/$chatId', params: { chatId }, search: {} }));
  }, [alerts, navigate]);
  const go = (view?: 'queue' | 'closed' | 'all'): void => void navigate({ to: '/inbox', search: view ? { view } : {} });
  useCommands([
    {
      id: 'palette',
      name: t('command.palette'),
      group: t('group.go'),
      keys: 'Ctrl+K',
      inFields: true,
      isHidden: true,
      run: () => setOpen('palette'),
    },
    { id: 'keys', name: t('command.keys'), group: t('group.go'), keys: '?', run: () => setOpen('keys') },
    { id: 'go-inbox', name: t('command.goInbox'), group: t('group.go'), keys: 'G I', run: () => go() },
    { id: 'go-queue', name: t('command.goQueue'), group: t('group.go'), keys: 'G Q', run: () => go('queue') },
    { id: 'go-closed', name: t('command.goClosed'), group: t('group.go'), keys: 'G C', run: () => go('closed') },
    { id: 'go-account', name: t('command.goAccount'), group: t('group.go'), run: () => void navigate({ to: '/settings/account' }) },
    { id: 'go-alerts', name: t('command.goAlerts'), group: t('group.go'), run: () => void navigate({ to: '/settings/alerts' }) },
    ...(isSupervisor
      ? [
          {
            id: 'go-wall',
            name: t('command.goWall'),
            group: t('group.go'),
            keys: 'G W',
            run: () => void navigate({ to: '/wall', search: {} }),
          },
          {
            id: 'go-reports',
            name: t('command.goReports'),
            group: t('group.go'),
            keys: 'G R',
            run: () => void navigate({ to: '/reports', search: {} }),
          },
        ]
      : []),
    ...(isSupervisor ? [{ id: 'go-all', name: t('command.goAll'), group: t('group.go'), run: () => go('all') }] : []),
    { id: 'panes', name: t('command.panes'), group: t('group.go'), keys: 'F6', inFields: true, isHidden: true, run: () => focusPane(1) },
    {
      id: 'panes-back',
      name: t('command.panesBack'),
      group: t('group.go'),
      keys: 'Shift+F6',
      inFields: true,
      isHidden: true,
      run: () => focusPane(-1),
    },
    { id: 'sign-out', name: t('command.signOut'), group: t('group.go'), run: () => void session.signOut() },
  ]);
  return (
    <div className={css.shell}>
      <a href="#main" className={css.skip}>
        {t('shell.skip')}
      </a>
      <Title />
      <Rail onSearch={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
      <div className={css.page}>
        <ConnectionBanner />
        <NewVersion />
        <main id="main" className={css.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <OfferCards />
      <Toasts />
      <NewChat />
      <Suspense>{isIdle && <AdminCommands />}</Suspense>
      <Suspense>{open === 'palette' && <Palette isOpen onClose={() => setOpen(null)} />}</Suspense>
      <Suspense>{conflict && <ConflictDialog conflict={conflict} />}</Suspense>
      <Suspense>{open === 'keys' && <KeysDialog isOpen onClose={() => setOpen(null)} />}</Suspense>
    </div>
  );
}
