/**
 * Signs that show nothing although Unicode counts them among those that do: the blank of braille and the notehead of silence.
 * Accents and rings say nothing without what they stand on.
 */
const SHOWS = /[^\p{Z}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/u;

/** Whether there is anything to see in a text: letters, digits, signs or emoji, not only white space and invisible characters. */
export function saysSomething(text: string): boolean {
  return SHOWS.test(text);
}

/**
 * A name that people type, as it is compared: without case, invisible characters, spaces around it and runs of spaces, and
 * in one Unicode form: NFKC_Casefold, near enough, since upper case before lower case makes `ß` the same as `SS`.
 */
export function nameKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
  return folded
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .trim();
}

/** Each name once, as it came first. */
export function distinctNames(names: readonly string[]): string[] {
  const keys = names.map(nameKey);
  return names.filter((_, index) => keys.indexOf(keys[index]!) === index);
}
