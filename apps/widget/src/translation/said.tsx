/** What is loaded where messages are translated: what staff say in the customer's language, with the original one click away. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MessageTranslation, MessageView } from '../../../../libs/protocol';
import { Icon } from '../app/icons';
import type { Widget } from '../app/widget';
import type { SaidProps } from '../talk/thread';
import { wordsIn } from './words';

/** Two letters of two scripts. */
const LANGUAGES = 'M4 6h10M9 3v3M11 6c-1 4-4 7-7 8M6 9c1 3 3 5 6 6M12 20l4-9 4 9M13.5 17h5';

/** Once for each widget; it follows the connection of the chat, which is another one after each sleep of the page. */
export function begin(w: Widget): void {
  if (w.said) return;
  const words = wordsIn(w.context.locale);
  const translations = new Map<string, string>();
  let followed: Widget['session']['client'];
  const keep = (messageId: string, { status, text }: MessageTranslation): void =>
    void (status === 'done' && translations.set(messageId, text!));

  async function load(chatId: string): Promise<void> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const path = `/chats/${chatId}/messages?translations=true&limit=100${cursor && `&cursor=${cursor}`}`;
      const page: { data: MessageView[]; nextCursor: string | null } = await w.requests.ofCustomer(path);
      for (const { id, translations: found = [] } of page.data) for (const each of found) keep(id, each);
      cursor = page.nextCursor;
    }
    w.changed();
  }

  function follow(chatId: string): void {
    const { client } = w.session;
    if (!client || client === followed) return;
    followed = client;
    client.on('message.translated', (told) => (keep(told.messageId, told), w.changed()));
    client.on('message.edited', ({ message }) => void translations.delete(message.id));
    // What is shown without a translation is shown all the same.
    load(chatId).catch(() => undefined);
  }

  w.said = function Said({ text, message, as: Bubble }: SaidProps): JSX.Element {
    const [isTurned, turn] = useState(false);
    follow(message.chatId);
    const translated = translations.get(message.id) ?? text;
    if (translated === text) return <Bubble text={text} />;
    return (
      <>
        <Bubble text={isTurned ? text : translated} />
        <p class="meta">
          <Icon path={LANGUAGES} size={12} />{' '}
          <button class="link" onClick={() => turn(!isTurned)}>
            {words[isTurned ? 1 : 0]}
          </button>
        </p>
      </>
    );
  };
  w.changed();
}
