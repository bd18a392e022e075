/**
 * Matches a visible character. U+2800 (blank braille pattern) and U+1D159 (null notehead) are excluded because they are blank although
 * Unicode counts them as visible; so are combining marks, which mean nothing without a base character.
 */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/u;

/** Whether a text contains a visible character: a letter, digit, sign or emoji, not only white space and invisible characters. */
export function saysSomething(text: string): boolean {
  return VISIBLE.test(text);
}

/**
 * Normalises a name for comparison: removes case, invisible characters, surrounding and repeated spaces, and differences of Unicode form.
 * This approximates NFKC_Casefold; upper case before lower case makes `ß` equal to `SS`.
 */
export function nameKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
  return folded
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .trim();
}

/** Removes names that are equal by `nameKey`; the first spelling of each remains. */
export function distinctNames(names: readonly string[]): string[] {
  const keys = names.map(nameKey);
  return names.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

/** The beginning of a text: at most `most` UTF-16 units, without half of a character at its end. */
export function beginningOf(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in HTML, between tags or in a quoted attribute. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
