import { DomainError } from '#kernel';

export const MIN_LENGTH_FOR_STRANGERS = 16;

export const keyReused = (): DomainError =>
  new DomainError('conflict', 'idempotency.key_reused', 'This Idempotency-Key was sent with another request; use a new one');
export const inProgress = (): DomainError =>
  new DomainError('conflict', 'idempotency.in_progress', 'The request with this Idempotency-Key is still being worked on', {
    retryAfterSeconds: 1,
  });
export const badKey = (): DomainError =>
  new DomainError('malformed', 'idempotency.bad_key', 'Idempotency-Key must be 1 to 255 visible ASCII characters');
export const weakKey = (): DomainError =>
  new DomainError(
    'malformed',
    'idempotency.weak_key',
    `Without a token an Idempotency-Key must have ${MIN_LENGTH_FOR_STRANGERS} characters or more, so that nobody else comes upon it`,
  );
