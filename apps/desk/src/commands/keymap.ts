import type { Preferences } from '../live/preferences';
import { type Command, commands, currentCommand } from './registry';

const SEQUENCE_MS = 1_000;
const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** `⌘K` where people have that key, and arrows as they are drawn on it. */
export function shownKeys(keys: string): string {
  const drawn = keys.replace('ArrowUp', '↑').replace('ArrowDown', '↓').replace('ArrowLeft', '←').replace('ArrowRight', '→');
  return (isMac ? drawn.replace('Ctrl', '⌘').replace('Alt', '⌥') : drawn).replace(' ', '+');
}

type Keys = Pick<Preferences, 'keys' | 'singleKeys'>;

/** The keys of a command: those that somebody chose for it, else its own; undefined for none. */
export function keysOf({ id, keys }: Pick<Command, 'id' | 'keys'>, { keys: chosen, singleKeys }: Keys): string | undefined {
  const own = chosen[id] ?? keys;
  return own === '' || own === undefined || (!singleKeys && isSingle(own)) ? undefined : own;
}

/** Keys that write something: whoever speaks to the machine, or touches keys by accident, orders things by them unawares. */
const isSingle = (keys: string): boolean => keys.split(' ').some((each) => [...each.replace(/^Shift\+/, '')].length === 1);

/** Listens to the keyboard for all commands. @param preferences now @returns how to stop */
export function startKeymap(preferences: () => Keys): () => void {
  let before = '';
  let beforeAt = -Infinity;
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const pressed = pressedKeys(event);
    const sequence = event.timeStamp - beforeAt < SEQUENCE_MS ? `${before} ${pressed}` : '';
    [before, beforeAt] = [pressed, event.timeStamp];
    const isTyping = isField(event.target);
    const isModal = document.querySelector('[role="dialog"],[role="menu"],[role="listbox"][data-menu]') !== null;
    const chosen = preferences();
    const fits = (command: Command, typed: string): boolean =>
      keysOf(command, chosen) === typed && (command.inFields === true || (!isTyping && !isModal));
    const all = commands.getSnapshot();
    // The second of two keys is not a command of its own: `G I` is not `I`.
    const found = all.find((command) => fits(command, sequence)) ?? all.find((command) => fits(command, pressed));
    if (!found) return;
    event.preventDefault();
    beforeAt = -Infinity;
    currentCommand(found.id)?.run();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Letters by what they write, so that they are where the layout has them. */
export function pressedKeys({ key, code, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): string {
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
