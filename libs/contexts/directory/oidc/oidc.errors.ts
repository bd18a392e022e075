import { DomainError } from '#kernel';

/** Codes that the sign-in page has words for: whoever comes back from the provider is told there. */
export const oidcOff = (): DomainError => new DomainError('missing', 'oidc.off', 'No OpenID Connect provider is set up');
export const oidcUnavailable = (): DomainError =>
  new DomainError('unavailable', 'oidc.unavailable', 'The provider that people sign in at does not answer');
export const oidcExpired = (): DomainError =>
  new DomainError('unauthorized', 'oidc.expired', 'The sign-in was begun in another browser, or too long ago');
export const oidcDenied = (): DomainError => new DomainError('forbidden', 'oidc.denied', 'The provider did not let you in');
export const oidcRefused = (): DomainError =>
  new DomainError('unauthorized', 'oidc.refused', 'What the provider said of you could not be verified');
export const noRole = (): DomainError => new DomainError('forbidden', 'oidc.no_role', 'The provider gives you no role here');
export const emailUnverified = (): DomainError =>
  new DomainError('forbidden', 'oidc.email_unverified', 'The provider has not verified your e-mail address');
export const emailTaken = (): DomainError =>
  new DomainError('conflict', 'oidc.email_taken', 'Another person of the provider signs in as the user with your e-mail address');
export const userInactive = (): DomainError => new DomainError('forbidden', 'oidc.deactivated', 'Your account here is deactivated');
