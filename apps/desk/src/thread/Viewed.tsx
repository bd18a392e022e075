import { useDesk, useSelected } from '../live/context';
import { t } from '../words';
import { Eyes } from './Eyes';

/** Who else looks at a waiting chat, before two claim it. */
export function Viewed({ chatId }: { chatId: string }) {
  const { viewers, user } = useDesk();
  const all = useSelected(viewers, (byChat) => byChat.get(chatId));
  const names = all?.flatMap(({ id, name }) => (id === user.id ? [] : [name])).join(', ');
  return names ? <Eyes words={t('chat.viewedBy', { names })} names={names} /> : null;
}
