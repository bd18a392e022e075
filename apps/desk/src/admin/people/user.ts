import type { StaffUser } from '#client/desk';

/** A user, as admins see it. */
export interface FullUser extends StaffUser {
  active: boolean;
  /** Null where the setting applies. */
  maxConcurrentChats: number | null;
  createdAt: string;
}

/** Without letters and digits that are taken for each other when they are read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

/** A password for a first sign-in: 16 letters and digits, about 92 bits. */
export function oneTimePassword(): string {
  let password = '';
  while (password.length < LENGTH) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    // Those beyond the last whole round would come more often.
    if (byte! < 256 - (256 % LETTERS.length)) password += LETTERS[byte! % LETTERS.length];
  }
  return password;
}

/** What is typed as a limit: a number, or nothing where the setting applies. */
export const limitOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));
