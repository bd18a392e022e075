import type { StaffUser } from '#client/desk';
import { type Role, ROLES, rankOf } from '#words';

export const mayAs = (user: Pick<StaffUser, 'role'>, least: Role): boolean => rankOf(ROLES, user.role) >= rankOf(ROLES, least);
