const MAX_CHARACTERS = 200;
const EXTENSION = /[^.]\.(?=[a-z0-9]*[a-z])([a-z0-9]{1,12})$/i;
/** Controls, and what turns the direction of the text or is not seen at all; joiners are part of words and emoji. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;
/** What some file system gives a meaning. */
const MEANINGFUL = /[<>:"|?*\\/]/g;

/** A name as the sender gave it, made safe to show, to write into a header and to save as; never empty, never a path. */
export function safeName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1)!;
  const clean = last
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(MEANINGFUL, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return 'file';
  return shortened(clean);
}

/** In lower case, without the dot; empty when there is none: `Report 1.2` has none. */
export function extensionOf(name: string): string {
  const [, extension = ''] = EXTENSION.exec(name) ?? [];
  return extension.toLowerCase();
}

/** The end says what it is, so the middle goes. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_CHARACTERS) return name;
  const extension = extensionOf(name);
  const tail = extension === '' ? '' : name.slice(-(extension.length + 1));
  return `${characters
    .slice(0, MAX_CHARACTERS - [...tail].length - 1)
    .join('')
    .trimEnd()}…${tail}`;
}
