import type { Role } from '#protocol';
import type { User } from './domain/user';

/** Where pictures of users are served; the id of the picture follows. */
export const AVATAR_PATH = '/v1/avatars/';

export function avatarUrlOf(avatarId: string | null): string | null {
  return avatarId === null ? null : AVATAR_PATH + avatarId;
}

/** A user as everybody who works here may know it. */
export interface UserView {
  id: string;
  name: string;
  email: string;
  role: Role;
  avatarUrl: string | null;
  /** Whether a sign-in needs a code besides the password. */
  secondFactor: boolean;
}

export function viewUser({ id, name, email, role, avatarId, needsCode }: User): UserView {
  return { id, name, email, role, avatarUrl: avatarUrlOf(avatarId), secondFactor: needsCode };
}
