import { commands, currentCommand } from './registry';

const SEQUENCE_MS = 1_000;
const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** `⌘K` where people have that key. */
export const shownKeys = (keys: string): string => (isMac ? keys.replace('Ctrl', '⌘').replace('Alt', '⌥') : keys).replace(' ', '+');

/** Listens to the keyboard for all commands. @returns how to stop */
export function startKeymap(): () => void {
  let before = '';
  let beforeAt = -Infinity;
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const pressed = pressedKeys(event);
    const sequence = event.timeStamp - beforeAt < SEQUENCE_MS ? `${before} ${pressed}` : '';
    [before, beforeAt] = [pressed, event.timeStamp];
    const isTyping = isField(event.target);
    const isModal = document.querySelector('[role="dialog"],[role="menu"],[role="listbox"][data-menu]') !== null;
    const found = commands.getSnapshot().find(({ keys, inFields }) => {
      if (keys === undefined || (keys !== sequence && keys !== pressed)) return false;
      return inFields || (!isTyping && !isModal);
    });
    if (!found) return;
    event.preventDefault();
    beforeAt = -Infinity;
    currentCommand(found.id)?.run();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

/** Letters by what they write, so that they are where the layout has them. */
function pressedKeys({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  // With Alt a Mac writes other letters; there the place on the keyboard has to do.
  const letter = altKey && code.startsWith('Key') ? code.slice(3) : key.length === 1 ? key.toLocaleUpperCase() : key;
  const isLetter = /^\p{Letter}$/u.test(letter);
  return [
    (ctrlKey || metaKey) && 'Ctrl',
    altKey && 'Alt',
    shiftKey && (isLetter || letter.length > 1) && 'Shift',
    letter === ' ' ? 'Space' : letter,
  ]
    .filter(Boolean)
    .join('+');
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
