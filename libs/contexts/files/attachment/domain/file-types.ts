import type { AttachmentType } from '#protocol';
import { contentUnlikeName, typeNotAllowed } from './files.errors';
import { extensionOf } from './file-name';

/** Extensions that are allowed for each content type. */
const EXTENSIONS: Record<AttachmentType, string[]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'text', 'log', 'md'],
  'text/csv': ['csv'],
  'application/zip': ['zip'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.ms-powerpoint': ['ppt'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'audio/mpeg': ['mp3'],
  'audio/wav': ['wav'],
  'audio/x-m4a': ['m4a'],
  'audio/flac': ['flac'],
};

export const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Whether the type is an image. Images are re-encoded before they are stored, so a page may show them safely. */
export function isImage(contentType: string): boolean {
  return IMAGES.includes(contentType);
}

export function isKnownType(contentType: string): contentType is AttachmentType {
  return Object.hasOwn(EXTENSIONS, contentType);
}

/**
 * The content type that a file is stored with. The content decides; the name does so only between kinds of text, which look alike.
 * @param found content type that was detected in the bytes; null when unknown
 * @throws DomainError `attachment.type_not_allowed`, `attachment.content_unlike_name`
 */
export function typeOf(found: string | null, name: string, allowed: string[]): string {
  const extension = extensionOf(name);
  const type = found === 'text/plain' && extension === 'csv' ? 'text/csv' : found;
  if (type === null || !isKnownType(type) || !allowed.includes(type)) throw typeNotAllowed(type, allowed);
  if (extension !== '' && !EXTENSIONS[type].includes(extension)) throw contentUnlikeName(type, name);
  return type;
}
