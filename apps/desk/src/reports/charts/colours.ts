/** Colours of the pages by their names, for what is drawn on a canvas. */
export type Tone = 'accent' | 'ok' | 'bad' | 'warn' | 'control' | 'idle' | 'text-3' | 'line';

const probe = document.createElement('span');
probe.hidden = true;

/** The colour as it is now; a canvas does not know `light-dark()`. */
export function colourOf(tone: Tone): string {
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(--${tone})`;
  return getComputedStyle(probe).color;
}

/** @returns how to stop */
export function onThemeChange(listener: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  media.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', listener);
  };
}
