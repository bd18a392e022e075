/** What is loaded where notes may be recorded, or one is in the chat: the recorder and the player, with their words. */
import { noteWordsFor } from './words';
import type { Widget } from '../app/widget';
import styles from './notes.css?inline';

export { Player } from './player';
export { Recording } from './recording';

/** Once for each widget. */
export async function begin({ context }: Widget): Promise<void> {
  await noteWordsFor(context.locale);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  context.host.shadowRoot!.adoptedStyleSheets.push(sheet);
}
