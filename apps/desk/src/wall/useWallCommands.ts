import { useSelected } from '../live/context';
import { useCommands } from '../commands/registry';
import { t } from '../words/wall';
import type { WallActions } from './context';

/** The row that has the focus, if it is one of this list. */
function focusedIn(label: string): string | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  return row?.closest(`[role="grid"][aria-label="${label}"]`) ? row.dataset.row : undefined;
}

/** What the keys do on the wall: to the row that has the focus, else to the first that waits. */
export function useWallCommands({ floor, act }: WallActions): void {
  const hasWaiting = useSelected(floor.feeds.queue, ({ rows }) => rows.length > 0);
  const group = t('title');
  const chat = (type: 'assign' | 'priority' | 'skill') => () => {
    const chatId = focusedIn(t('queue.title')) ?? floor.feeds.queue.getSnapshot().rows[0]?.chatId;
    if (chatId) act({ type, chatId });
  };
  const agent = (type: 'status' | 'limit') => () => {
    const agentId = focusedIn(t('agents.title'));
    if (agentId) act({ type, agentId });
  };
  useCommands([
    ...(hasWaiting
      ? [
          { id: 'wall-assign', name: t('act.assign'), group, keys: 'A', run: chat('assign') },
          { id: 'wall-priority', name: t('act.priority'), group, keys: 'P', run: chat('priority') },
          { id: 'wall-skill', name: t('act.skill'), group, keys: 'M', run: chat('skill') },
        ]
      : []),
    { id: 'wall-status', name: t('act.status'), group, keys: 'S', isHidden: true, run: agent('status') },
    { id: 'wall-limit', name: t('act.limit'), group, keys: 'L', isHidden: true, run: agent('limit') },
    { id: 'wall-alarms', name: t('alarms.set'), group, run: () => act({ type: 'alarms' }) },
    { id: 'wall-links', name: t('links.title'), group, run: () => act({ type: 'links' }) },
  ]);
}
