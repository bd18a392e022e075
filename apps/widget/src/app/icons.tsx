import type { JSX } from 'preact';

const PATHS = {
  down: 'm6 9 6 6 6-6',
  close: 'M18 6 6 18M6 6l12 12',
  send: 'M5 12h14m-6-6 6 6-6 6',
  clip: 'm21 11-9 9a6 6 0 0 1-8.5-8.5l8.6-8.6a4 4 0 0 1 5.7 5.7l-8.6 8.5a2 2 0 0 1-2.8-2.8l7.9-7.9',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  chat: 'M21 11.5a8.5 8.5 0 0 1-12.6 7.4L3 21l2.1-5.4A8.5 8.5 0 1 1 21 11.5z',
  file: 'M14 2H6v20h12V6zm0 0v4h4',
};

export function Icon({ name, size = 20 }: { name: keyof typeof PATHS; size?: number }): JSX.Element {
  const width = name === 'more' ? 3 : 1.75;
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
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Face({ name, small }: { name: string; small?: boolean }): JSX.Element {
  const words = name.trim().split(/\s+/);
  const letters = ([...(words[0] ?? '')][0] ?? '') + (words.length > 1 ? ([...words.at(-1)!][0] ?? '') : '');
  return <span class={small ? 'face small' : 'face'} aria-hidden="true" data-letters={letters.toUpperCase()} />;
}
