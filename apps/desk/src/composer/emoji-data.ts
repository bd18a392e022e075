import type { NamedEmoji } from './emoji';

/** Where this server keeps the data of emojis (emojibase.dev): no other site is asked. Written by `vite.config.mts`. */
declare const __EMOJI_DATA__: string;
export const EMOJI_DATA = __EMOJI_DATA__;
const LOCALE = 'en';
/** Parts of emojis, such as tones of skin. */
const COMPONENTS = 2;

interface EmojiRow {
  emoji: string;
  hexcode: string;
  label: string;
  tags?: string[];
  group?: number;
}

/** Reads the names of all emojis, some 60 kB on the wire. */
export async function readEmojis(): Promise<NamedEmoji[]> {
  const [rows, shortNames] = await Promise.all([read<EmojiRow[]>('data'), read<Record<string, string | string[]>>('short-names')]);
  return rows
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .map(({ emoji, hexcode, label, tags = [] }) => ({ emoji, label, names: [shortNames[hexcode] ?? [], tags].flat() }));
}

async function read<T>(name: string): Promise<T> {
  const response = await fetch(`${EMOJI_DATA}/${LOCALE}/${name}.json`);
  if (!response.ok) throw new Error(`No ${name} of emojis: ${response.status}`);
  return (await response.json()) as T;
}
