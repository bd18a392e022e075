/** What is loaded where notes may be recorded, or one is in the chat: the recorder and the player, with their words. */
import { Player } from './player';
import { Recording } from './recording';
import { noteWordsFor } from './words';
import type { Widget } from '../app/widget';
import styles from './notes.css?inline';

export interface Notes {
  Player: typeof Player;
  Recording: typeof Recording;
}

/** Once for each widget. */
export async function begin(w: Widget): Promise<void> {
  const { context } = w;
  await noteWordsFor(context.locale);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  context.host.shadowRoot!.adoptedStyleSheets.push(sheet);
  w.notes = { Player, Recording };
  w.changed();
}
