import type { SettingsView } from '#client/core';

export type UploadLimits = Pick<SettingsView, 'attachmentMaxBytes' | 'attachmentTypes'>;
/** What the server takes with one message. */
export const MAX_FILES = 10;

export type Refusal = { limit: 'size'; most: number } | { limit: 'type'; kinds: Kind[] } | { limit: 'count'; most: number };

const KINDS = ['images', 'pdf', 'text', 'documents', 'archives', 'video', 'audio'] as const;
export type Kind = (typeof KINDS)[number];

type Chosen = Pick<File, 'size' | 'type' | 'name'>;

/**
 * The limit that a file is over, before any byte of it is sent. What a browser says of a file's type is a guess by its name, so only a kind
 * of which nothing is taken is refused here; the server judges by the content.
 * @param others files of the same message
 */
export function refusalOf({ size, type, name }: Chosen, { attachmentMaxBytes, attachmentTypes }: UploadLimits, others = 0): Refusal | null {
  if (others >= MAX_FILES) return { limit: 'count', most: MAX_FILES };
  if (size > attachmentMaxBytes) return { limit: 'size', most: attachmentMaxBytes };
  if (type === '' || type === 'application/octet-stream' || attachmentTypes.includes(type)) return null;
  const kinds = KINDS.filter((kind) => attachmentTypes.some((allowed) => kindOf(allowed) === kind));
  const kind = /\.(csv|txt|md|log)$/i.test(name) ? 'text' : kindOf(type);
  // What a picture is, browsers know exactly.
  const mayBe = kind !== null && kind !== 'images' && kinds.includes(kind);
  return mayBe ? null : { limit: 'type', kinds };
}

function kindOf(type: string): Kind | null {
  if (type.startsWith('image/')) return 'images';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('text/')) return 'text';
  if (type.endsWith('/pdf')) return 'pdf';
  if (/officedocument|opendocument|msword|ms-excel|ms-powerpoint/.test(type)) return 'documents';
  return /zip/.test(type) ? 'archives' : null;
}
