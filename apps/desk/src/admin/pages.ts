import {
  AppWindow,
  Ban,
  Clock,
  KeyRound,
  Mail,
  MessageSquareText,
  Plug,
  Route,
  ScrollText,
  SlidersHorizontal,
  Stethoscope,
  Tags,
  Timer,
  Users,
  UsersRound,
  Webhook,
  Weight,
} from 'lucide-react';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { StaffUser } from '#client/desk';
import type { Role } from '#words';
import { t } from '../words/admin';
import { mayAs } from './roles';

export interface AdminPage {
  /** Its part of the address, behind `/admin/`. */
  id: string;
  title: string;
  icon: ComponentType;
  /** The least role that has a right to it. */
  role: Role;
  page: LazyExoticComponent<ComponentType>;
}

/** The pages under `/admin`, in the order in which they are listed. */
export const ADMIN_PAGES: readonly AdminPage[] = [
  {
    id: 'people',
    title: t('people.title'),
    icon: Users,
    role: 'admin',
    page: lazy(() => import('./people/PeoplePage').then(({ PeoplePage }) => ({ default: PeoplePage }))),
  },
  {
    id: 'skills',
    title: t('skills.title'),
    icon: Tags,
    role: 'supervisor',
    page: lazy(() => import('./skills/SkillsPage').then(({ SkillsPage }) => ({ default: SkillsPage }))),
  },
  {
    id: 'teams',
    title: t('teams.title'),
    icon: UsersRound,
    role: 'admin',
    page: lazy(() => import('./teams/TeamsPage').then(({ TeamsPage }) => ({ default: TeamsPage }))),
  },
  {
    id: 'hours',
    title: t('hours.title'),
    icon: Clock,
    role: 'admin',
    page: lazy(() => import('./hours/HoursPage').then(({ HoursPage }) => ({ default: HoursPage }))),
  },
  {
    id: 'tickets',
    title: t('tickets.title'),
    icon: Mail,
    role: 'agent',
    page: lazy(() => import('./tickets/TicketsPage').then(({ TicketsPage }) => ({ default: TicketsPage }))),
  },
  {
    id: 'targets',
    title: t('targets.title'),
    icon: Timer,
    role: 'admin',
    page: lazy(() => import('./targets/TargetsPage').then(({ TargetsPage }) => ({ default: TargetsPage }))),
  },
  {
    id: 'demand',
    title: t('demand.title'),
    icon: Weight,
    role: 'admin',
    page: lazy(() => import('./demand/DemandPage').then(({ DemandPage }) => ({ default: DemandPage }))),
  },
  {
    id: 'policy',
    title: t('policy.title'),
    icon: Route,
    role: 'supervisor',
    page: lazy(() => import('./policy/PolicyPage').then(({ PolicyPage }) => ({ default: PolicyPage }))),
  },
  {
    id: 'canned',
    title: t('responses.title'),
    icon: MessageSquareText,
    role: 'agent',
    page: lazy(() => import('./canned/CannedPage').then(({ CannedPage }) => ({ default: CannedPage }))),
  },
  {
    id: 'widget',
    title: t('widget.title'),
    icon: AppWindow,
    role: 'admin',
    page: lazy(() => import('./widget/WidgetPage').then(({ WidgetPage }) => ({ default: WidgetPage }))),
  },
  {
    id: 'settings',
    title: t('settings.title'),
    icon: SlidersHorizontal,
    role: 'admin',
    page: lazy(() => import('./settings/SettingsPage').then(({ SettingsPage }) => ({ default: SettingsPage }))),
  },
  {
    id: 'sources',
    title: t('sources.title'),
    icon: Plug,
    role: 'admin',
    page: lazy(() => import('./sources/SourcesPage').then(({ SourcesPage }) => ({ default: SourcesPage }))),
  },
  {
    id: 'webhooks',
    title: t('hooks.title'),
    icon: Webhook,
    role: 'admin',
    page: lazy(() => import('./webhooks/WebhooksPage').then(({ WebhooksPage }) => ({ default: WebhooksPage }))),
  },
  {
    id: 'keys',
    title: t('keys.title'),
    icon: KeyRound,
    role: 'admin',
    page: lazy(() => import('./keys/ApiKeysPage').then(({ ApiKeysPage }) => ({ default: ApiKeysPage }))),
  },
  {
    id: 'blocks',
    title: t('blocks.title'),
    icon: Ban,
    role: 'supervisor',
    page: lazy(() => import('./blocks/BlocksPage').then(({ BlocksPage }) => ({ default: BlocksPage }))),
  },
  {
    id: 'audit',
    title: t('audit.title'),
    icon: ScrollText,
    role: 'admin',
    page: lazy(() => import('./audit/AuditPage').then(({ AuditPage }) => ({ default: AuditPage }))),
  },
  {
    id: 'system',
    title: t('system.title'),
    icon: Stethoscope,
    role: 'admin',
    page: lazy(() => import('./system/SystemPage').then(({ SystemPage }) => ({ default: SystemPage }))),
  },
];

export const pagesFor = (user: Pick<StaffUser, 'role'>): AdminPage[] => ADMIN_PAGES.filter(({ role }) => mayAs(user, role));
