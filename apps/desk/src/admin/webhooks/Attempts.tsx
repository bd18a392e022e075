import type { WebhookDeliveryView } from '#client/core';
import type { WebhookDeliveryState } from '#words';
import { t } from '../../words/admin';
import { When } from '../frame/When';
import css from './Webhooks.module.css';

export const TEST_EVENT = 'webhook.test';
export const TONES = { pending: 'info', delivered: 'ok', failed: 'bad' } as const satisfies Record<WebhookDeliveryState, string>;

/** When a delivery is tried next. */
export function Next({ delivery: { state, nextAttemptAt } }: { delivery: WebhookDeliveryView }) {
  if (state !== 'pending') return '–';
  return nextAttemptAt === null ? t('deliveries.atOnce') : <When at={nextAttemptAt} />;
}

/** How an attempt ended. */
export function Ending({ attempt }: { attempt: WebhookDeliveryView['attempts'][number] | undefined }) {
  if (!attempt) return '–';
  return (
    <span className={css.answer}>
      {attempt.status !== null && <b>{attempt.status}</b>} {attempt.status === null && attempt.error && <bdi>{attempt.error}</bdi>}{' '}
      <span className={css.meta}>{t('deliveries.ms', { ms: attempt.durationMs })}</span>
    </span>
  );
}
