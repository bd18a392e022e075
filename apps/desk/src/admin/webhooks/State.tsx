import { Chip } from '#ui/parts/Chip/Chip';
import type { WebhookView } from '#client/core';
import { t } from '../../words/admin';

/** Whether a webhook works. */
export function State({ webhook: { active, disabledReason, failures } }: { webhook: WebhookView }) {
  if (disabledReason !== null) return <Chip tone="bad">{t(`hooks.off.${disabledReason}`)}</Chip>;
  if (!active) return <Chip>{t('hooks.paused')}</Chip>;
  return failures > 0 ? <Chip tone="warn">{t('hooks.failing')}</Chip> : <Chip tone="ok">{t('hooks.active')}</Chip>;
}

export const eventsIn = (events: string[]): string => (events.includes('*') ? t('hooks.all') : t('hooks.events', { count: events.length }));
