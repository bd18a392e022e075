import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { ChatFilterParameters } from '#client/core';
import { session } from './live/session';
import { Login } from './login/Login';
import { NotFound } from './shell/NotFound';
import type { BehindSearch, ReportsSearch, SimulateSearch } from './reports/search';
import type { WallSearch } from './wall/search';

export const VIEWS = ['mine', 'queue', 'closed', 'all', 'found'] as const;
export type View = (typeof VIEWS)[number];

export interface InboxSearch {
  /** Which list stands on the left; without it, one's own chats. */
  view?: Exclude<View, 'mine'>;
  q?: string;
  /** With the view `found`: the saved view, or filters of its own, which go over those of the saved one. */
  saved?: string;
  filters?: ChatFilterParameters;
  /** Where a search met the chat. */
  seq?: number;
  /** A chat that is read beside the one that is open. */
  beside?: string;
}

const isSignedIn = (): boolean => session.getSnapshot().desk !== null;

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: Login,
  validateSearch: ({ to, problem }: { to?: unknown; problem?: unknown }): { to?: string; problem?: string } => ({
    ...(isOwnPath(to) && { to }),
    ...(typeof problem === 'string' && { problem }),
  }),
  beforeLoad: ({ search: { to } }) => {
    if (isSignedIn()) throw redirect({ href: to ?? '/inbox' });
  },
});

/** Everything behind the sign-in; whoever has to sign in first comes back to the same place. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: lazyRouteComponent(() => import('./at-the-desk'), 'Shell'),
  beforeLoad: ({ location }) => {
    if (!isSignedIn()) throw redirect({ to: '/login', search: location.href === '/' ? {} : { to: location.href } });
  },
});

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' });
  },
});

const isValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isFilters = (value: unknown): value is ChatFilterParameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isValue);

const validateSearch = ({ view, q, saved, filters, seq, beside }: Record<string, unknown>): InboxSearch => ({
  ...(VIEWS.some((each) => each === view && each !== 'mine') && { view: view as InboxSearch['view'] }),
  ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 200) }),
  ...(typeof saved === 'string' && { saved }),
  ...(isFilters(filters) && { filters }),
  ...(typeof seq === 'number' && { seq }),
  ...(typeof beside === 'string' && { beside }),
});
const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/inbox',
  component: lazyRouteComponent(async () => {
    const desk = await import('./at-the-desk');
    await desk.inboxParts;
    return desk;
  }, 'InboxPage'),
  validateSearch,
});
const chat = createRoute({ getParentRoute: () => inbox, path: '$chatId' });

const wall = createRoute({
  getParentRoute: () => desk,
  path: '/wall',
  component: lazyRouteComponent(() => import('./wall/WallPage'), 'WallPage'),
  // The page makes sense of it, which the first script need not know.
  validateSearch: (search: Record<string, unknown>): WallSearch => search,
});

const reports = createRoute({
  getParentRoute: () => desk,
  path: '/reports',
  component: lazyRouteComponent(() => import('./reports/ReportsArea'), 'ReportsArea'),
});
const overview = createRoute({
  getParentRoute: () => reports,
  path: '/',
  component: lazyRouteComponent(() => import('./reports/overview/OverviewPage'), 'OverviewPage'),
  validateSearch: (search: Record<string, unknown>): ReportsSearch => search,
});
const behind = createRoute({
  getParentRoute: () => reports,
  path: 'chats',
  component: lazyRouteComponent(() => import('./reports/chats/ChatsPage'), 'ChatsPage'),
  validateSearch: (search: Record<string, unknown>): BehindSearch => search,
});
const simulate = createRoute({
  getParentRoute: () => reports,
  path: 'simulate',
  component: lazyRouteComponent(() => import('./reports/simulate/SimulatePage'), 'SimulatePage'),
  validateSearch: (search: Record<string, unknown>): SimulateSearch => search,
});

const alerts = createRoute({
  getParentRoute: () => desk,
  path: '/settings/alerts',
  component: lazyRouteComponent(() => import('./settings/AlertsPage'), 'AlertsPage'),
});

const account = createRoute({
  getParentRoute: () => desk,
  path: '/settings/account',
  component: lazyRouteComponent(() => import('./settings/AccountPage'), 'AccountPage'),
});

const admin = createRoute({
  getParentRoute: () => desk,
  path: '/admin/$',
  component: lazyRouteComponent(() => import('./admin/AdminArea'), 'AdminArea'),
});

const parts = createRoute({
  getParentRoute: () => root,
  path: '/parts',
  component: lazyRouteComponent(() => import('./shell/PartsPage'), 'PartsPage'),
});

/** The one list of pages. */
export const router = createRouter({
  routeTree: root.addChildren([
    login,
    parts,
    desk.addChildren([home, inbox.addChildren([chat]), wall, reports.addChildren([overview, behind, simulate]), alerts, account, admin]),
  ]),
  defaultPreload: 'intent',
});

/** A way back is a path of this site and nothing else. */
function isOwnPath(to: unknown): to is string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
