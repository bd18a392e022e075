import { DomainError } from '#kernel';

export const userNotFound = (id: string): DomainError => new DomainError('missing', 'user.not_found', 'There is no such user', { id });
export const agentNotFound = (): DomainError => new DomainError('missing', 'agent.not_found', 'There is no such agent');
export const emailTaken = (): DomainError => new DomainError('conflict', 'user.email_taken', 'Another user has this e-mail');
export const lastAdmin = (): DomainError => new DomainError('conflict', 'user.last_admin', 'The last admin cannot be removed');
export const badCredentials = (): DomainError => new DomainError('unauthorized', 'auth.bad_credentials', 'E-mail or password is wrong');
export const wrongPassword = (): DomainError => new DomainError('forbidden', 'auth.wrong_password', 'The current password is wrong');
export const sessionNotFound = (): DomainError => new DomainError('missing', 'session.not_found', 'There is no such session');
export const passwordOff = (): DomainError =>
  new DomainError('forbidden', 'auth.password_off', 'Sign in at the provider of your company: passwords are for emergencies');
export const codeNeeded = (): DomainError =>
  new DomainError(
    'unauthorized',
    'auth.code_needed',
    'This account needs a code of its authenticator, or a recovery code, besides the password',
  );
export const wrongSignInCode = (): DomainError =>
  new DomainError('unauthorized', 'auth.bad_code', 'The code is wrong, was used already, or is too old');
export const tooManyCodes = (retryAfterSeconds: number): DomainError =>
  new DomainError('too_many', 'auth.too_many_codes', `Too many wrong codes; try again in ${retryAfterSeconds} s, or use a recovery code`, {
    retryAfterSeconds,
  });
export const wrongCode = (): DomainError =>
  new DomainError('forbidden', 'auth.wrong_code', 'The code is wrong, was used already, or is too old');
export const secondFactorExists = (): DomainError =>
  new DomainError('conflict', 'totp.exists', 'This account has an authenticator already; remove it first');
export const secondFactorMissing = (): DomainError => new DomainError('missing', 'totp.not_found', 'This account has no authenticator');
export const avatarNotFound = (): DomainError => new DomainError('missing', 'avatar.not_found', 'There is no such picture');
export const preferencesTooLarge = (maxBytes: number): DomainError =>
  new DomainError('too_large', 'preferences.too_large', `Preferences may have at most ${maxBytes} bytes of JSON`, { maxBytes });
export const badRefreshToken = (): DomainError =>
  new DomainError('unauthorized', 'auth.bad_refresh_token', 'The refresh token is not valid any more; sign in again');
export const skillNotFound = (): DomainError => new DomainError('missing', 'skill.not_found', 'There is no such skill');
export const skillInUse = (chatIds: string[]): DomainError =>
  new DomainError('conflict', 'skill.in_use', 'Open chats ask for this skill; `force=true` removes it from them', { chatIds });
export const skillExists = (): DomainError => new DomainError('conflict', 'skill.exists', 'Another skill has this name');
