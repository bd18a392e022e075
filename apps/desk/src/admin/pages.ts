import { Users } from 'lucide-react';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { StaffUser } from '#client/desk';
import { type Role, ROLES, rankOf } from '#words';
import { t } from '../words/admin';

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
];

export const mayAs = (user: Pick<StaffUser, 'role'>, least: Role): boolean => rankOf(ROLES, user.role) >= rankOf(ROLES, least);
export const pagesFor = (user: Pick<StaffUser, 'role'>): AdminPage[] => ADMIN_PAGES.filter(({ role }) => mayAs(user, role));
