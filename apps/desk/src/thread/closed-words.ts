import type { ChatView } from '#client/core';
import { t } from '../words';

/** How a chat ended: "Closed by Ana Duarte, resolved". */
export function closedWords({ closeReason, resolution, agent }: ChatView): string {
  const how = closeReason === 'agent' && agent ? t('closed.by', { name: agent.name }) : t(`closed.${closeReason ?? 'agent'}`);
  return resolution ? `${how}, ${t(`resolution.${resolution}`).toLocaleLowerCase()}` : how;
}
