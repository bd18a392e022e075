import { DomainError, InvalidField } from '#kernel';
import type { RecordingKind } from '#protocol';

export const attachmentNotFound = (): DomainError => new DomainError('missing', 'attachment.not_found', 'There is no such attachment');
export const linkNotGood = (): DomainError =>
  new DomainError(
    'unauthorized',
    'attachment.link_not_good',
    'The signature is not good, or too old: read the message again, or come with a token',
  );
export const attachmentSentBefore = (): DomainError =>
  new DomainError('conflict', 'attachment.already_sent', 'The attachment was sent before, in another message');
export const attachmentHeld = (): DomainError =>
  new DomainError('conflict', 'attachment.held', 'The file is held until it has been scanned; try again later');
export const attachmentBlocked = (): DomainError =>
  new DomainError('conflict', 'attachment.blocked', 'The scanner found something in the file, so nobody gets it');
export const fileTooLarge = (maxBytes: number): DomainError =>
  new DomainError('too_large', 'attachment.too_large', `The file is larger than ${maxBytes} bytes`, { maxBytes });
export const typeNotAllowed = (contentType: string | null, allowedTypes: string[]): DomainError =>
  new DomainError('unsupported', 'attachment.type_not_allowed', `Files of this type (${contentType ?? 'unknown'}) are not allowed`, {
    contentType,
    allowedTypes,
  });
export const contentUnlikeName = (contentType: string, name: string): DomainError =>
  new DomainError(
    'unsupported',
    'attachment.content_unlike_name',
    `The content is ${contentType}, which a file named ${name} does not have`,
    { contentType },
  );
export const imageUnreadable = (): DomainError =>
  new DomainError('unsupported', 'attachment.image_unreadable', 'The image is broken or cannot be read');
export const imageTooLarge = (maxPixels: number): DomainError =>
  new DomainError(
    'invalid',
    'attachment.image_too_large',
    `The image has more than ${maxPixels} pixels, all frames together, or takes too long to read`,
    { maxPixels },
  );
export const recordingsOff = (kind: RecordingKind): DomainError =>
  new DomainError('forbidden', 'attachment.recording_not_allowed', `${kind === 'voice' ? 'Voice' : 'Video'} notes are switched off here`, {
    kind,
  });
export const recordingUnreadable = (): DomainError =>
  new DomainError('unsupported', 'attachment.recording_unreadable', 'This is no recording of that kind, or it is broken');
export const recordingTooLong = (maxSeconds: number): DomainError =>
  new DomainError('too_large', 'attachment.recording_too_long', `The recording is longer than ${maxSeconds} seconds`, { maxSeconds });
export const fileEmpty = (): DomainError => new InvalidField('/file', 'must not be empty');
export const chatFull = (maxFiles: number, maxBytes: number): DomainError =>
  new DomainError('conflict', 'attachment.chat_full', `A chat holds at most ${maxFiles} files of ${maxBytes} bytes altogether`, {
    maxFiles,
    maxBytes,
  });
export const customerFull = (maxBytes: number): DomainError =>
  new DomainError('conflict', 'attachment.customer_full', `A customer may keep at most ${maxBytes} bytes of files`, { maxBytes });
export const storageUnavailable = (): DomainError =>
  new DomainError('unavailable', 'attachment.storage_unavailable', 'The file cannot be stored or read right now; try again in a moment');
