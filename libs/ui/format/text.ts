/** Sizes of files by powers of 1,000, e.g. "182 kB". */
export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = size;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

let letters: Intl.Segmenter | undefined;
const firstLetter = (word = ''): string => (letters ??= new Intl.Segmenter()).segment(word).containing(0)?.segment ?? '';

/** The first letters of the first and last word; whole letters, whatever the script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  return (firstLetter(words[0]) + (words.length > 1 ? firstLetter(words.at(-1)) : '')).toLocaleUpperCase();
}

/** A number of 0 to `below` that is always the same for the same text (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hashTo(text: string, below: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % below;
}
