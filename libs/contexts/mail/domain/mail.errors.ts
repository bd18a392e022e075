import { DomainError } from '#kernel';

export const mailNotFound = (): DomainError => new DomainError('missing', 'mail.not_found', 'There is no such e-mail');
export const mailNotSetUp = (): DomainError =>
  new DomainError('conflict', 'mail.not_set_up', 'E-mail is not set up: SMTP_URL and MAIL_FROM are missing');
export const tooManyMails = (retryAfterSeconds: number): DomainError =>
  new DomainError('too_many', 'mail.too_many', 'So many e-mails went there that this one has to wait; try again later', {
    retryAfterSeconds,
  });
export const tooManyFiles = (most: number): DomainError =>
  new DomainError('conflict', 'mail.too_many_files', `Of an e-mail at most ${most} files are kept`);
export const mailSent = (): DomainError => new DomainError('conflict', 'mail.sent', 'The e-mail was sent: write another');
export const noAddress = (): DomainError =>
  new DomainError('conflict', 'mail.no_address', 'The customer has no e-mail address that can be written to');
export const nobodyAnswered = (): DomainError =>
  new DomainError('conflict', 'mail.nobody_answered', 'A transcript is sent once an agent has written in the chat');
