import type { Widget } from '../app/widget';

/** The recorder and the player; they are loaded when they are asked for first, and nothing of them is there before. */
export function notesOf(w: Widget): NonNullable<Widget['notes']> {
  if (!w.notes) {
    w.notes = {};
    // Without it notes are files like others.
    void import('../notes/notes').then(({ begin }) => begin(w)).catch(() => undefined);
  }
  return w.notes;
}
