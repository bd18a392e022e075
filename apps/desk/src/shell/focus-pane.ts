const PANES = 'nav[tabindex="-1"], main section[tabindex="-1"], main aside[tabindex="-1"]';

/** The focus goes to the next part of the page, or to the one before; from the last on to the first. */
export function focusPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter((pane) => pane.checkVisibility());
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = at === -1 ? (by === 1 ? 0 : panes.length - 1) : (at + by + panes.length) % panes.length;
  panes[next]?.focus();
}
