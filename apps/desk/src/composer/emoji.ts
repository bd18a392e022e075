/** An emoji as people search for it. */
export interface NamedEmoji {
  emoji: string;
  /** E.g. "party popper". */
  label: string;
  /** Words for it, and short names such as `tada`. */
  names: readonly string[];
}

const SHOWN = 8;

/** A colon that begins a word before the caret, with at least two letters after it: a search for an emoji. */
export function colonAt(text: string, caret: number): { from: number; query: string } | null {
  const found = /(?:^|\s):([\p{L}\p{N}_+-]{2,})$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1]!.length - 1, query: found[1]! } : null;
}

/** A short name between two colons before the caret, e.g. `:tada:`. */
export function closedAt(text: string, caret: number): { from: number; name: string } | null {
  const found = /(?:^|\s):([\p{L}\p{N}_+-]+):$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1]!.length - 2, name: found[1]!.toLowerCase() } : null;
}

/** The emojis that fit best what is typed: of that name, with a name that begins so, with a word that does. */
export function bestEmojis(all: readonly NamedEmoji[], typed: string): NamedEmoji[] {
  const query = typed.toLowerCase().replaceAll('_', ' ');
  const rank = ({ label, names }: NamedEmoji): number => {
    const plain = names.map((name) => name.replaceAll('_', ' '));
    if (plain.includes(query) || label === query) return 0;
    if (plain.some((name) => name.startsWith(query)) || label.startsWith(query)) return 1;
    return `${label} ${plain.join(' ')}`.split(/[\s-]+/).some((word) => word.startsWith(query)) ? 2 : 3;
  };
  return all
    .map((each) => ({ each, rank: rank(each) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ each }) => each);
}
