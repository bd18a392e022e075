import type { JSX } from 'preact';

/** Paths of icons; those of a chat alone are in talk/icons.ts. */
export const DOWN = 'm6 9 6 6 6-6';
export const SEND = 'M5 12h14m-6-6 6 6-6 6';
export const CLIP = 'm21 11-9 9a6 6 0 0 1-8.5-8.5l8.6-8.6a4 4 0 0 1 5.7 5.7l-8.6 8.5a2 2 0 0 1-2.8-2.8l7.9-7.9';

export function Icon({ path, size = 20, width = 1.75 }: { path: string; size?: number; width?: number }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width={width}
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={path} />
    </svg>
  );
}

export function Face({ name, url, small }: { name: string; url?: string; small?: boolean }): JSX.Element {
  const words = name.trim().split(/\s+/);
  const letters = ([...(words[0] ?? '')][0] ?? '') + (words.length > 1 ? ([...words.at(-1)!][0] ?? '') : '');
  return (
    <span class={small ? 'face small' : 'face'} aria-hidden="true" data-letters={letters.toUpperCase()}>
      {url && <img src={url} alt="" />}
    </span>
  );
}
