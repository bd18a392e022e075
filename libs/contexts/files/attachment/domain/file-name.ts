const MAX_CHARACTERS = 200;
const EXTENSION = /[^.]\.(?=[a-z0-9]*[a-z])([a-z0-9]{1,12})$/i;
/** Control, bidirectional and invisible characters, except the joiners (U+200C, U+200D), which words and emoji contain. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;
/** Characters with a meaning in some file system. */
const MEANINGFUL = /[<>:"|?*\\/]/g;

/** Sanitises the sender's file name: safe to show, to write into a header and to save under. The result is never empty and never a path. */
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

/** Extension in lower case, without the dot; empty when there is none, as in `Report 1.2`. */
export function extensionOf(name: string): string {
  const [, extension = ''] = EXTENSION.exec(name) ?? [];
  return extension.toLowerCase();
}

/** Cuts the name in its middle, because the extension at its end tells the type. */
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
