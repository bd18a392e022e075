import { useSyncExternalStore } from 'react';

/** The list and the chat are one pane each, as in the styles. */
export const NARROW = '(max-width: 760px)';

/** Whether the window is as a media query says. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
