import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { WebhookAnswer } from '#client/core';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Facts } from '../frame/Card';
import { Secret } from '../frame/Secret';
import { When } from '../frame/When';
import { Ending, Next, TEST_EVENT, TONES } from './Attempts';
import type { DeliveryWithBody } from './webhook';
import css from './Webhooks.module.css';

/** One delivery: what is sent, how each attempt ended, and what was answered last. */
export function Delivery({ path, onChange, onClose }: { path: string; onChange: () => Promise<void>; onClose: () => void }) {
  const { rest } = useDesk().client;
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const found = useQuery({ queryKey: ['delivery', path], queryFn: () => rest.get<DeliveryWithBody>(path), staleTime: 0 });
  async function replay(): Promise<void> {
    setBusy(true);
    try {
      queries.setQueryData(['delivery', path], await rest.post<DeliveryWithBody>(`${path}/replay`));
      toasts.say(t('deliveries.replayed'));
      void onChange();
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }
  const delivery = found.data;
  return (
    <Dialog
      title={delivery?.event ?? t('deliveries.one')}
      isOpen
      onClose={onClose}
      as="drawer"
      footer={
        delivery && (
          <>
            <Button kind="plain" onPress={() => void found.refetch()}>
              {t('deliveries.read')}
            </Button>
            {delivery.event !== TEST_EVENT && (
              <Button kind="primary" onPress={() => void replay()} isDisabled={isBusy}>
                {t('deliveries.replay')}
              </Button>
            )}
          </>
        )
      }
    >
      {found.isPending && <Skeleton lines={8} label={t('loading')} />}
      {found.isError && <ErrorState title={t('deliveries.unknown')} text={messageOf(found.error)} onRetry={() => void found.refetch()} />}
      {delivery && (
        <div className={css.delivery}>
          <Facts
            facts={[
              [
                t('hooks.state'),
                <Chip key="state" tone={TONES[delivery.state]}>
                  {t(`deliveries.${delivery.state}`)}
                </Chip>,
              ],
              [t('deliveries.next'), <Next key="next" delivery={delivery} />],
              [t('deliveries.made'), <When key="made" at={delivery.createdAt} />],
              [
                'webhook-id',
                <code key="id" dir="ltr">
                  {delivery.id}
                </code>,
              ],
            ]}
          />
          <h3 className={css.heading}>{t('deliveries.attempts')}</h3>
          {delivery.attempts.length === 0 ? (
            <p className={css.meta}>{t('deliveries.untried')}</p>
          ) : (
            <ol className={css.attempts}>
              {delivery.attempts.toReversed().map((attempt) => (
                <li key={attempt.at} data-tone={attempt.error === undefined ? 'ok' : 'bad'}>
                  <span>
                    <When at={attempt.at} /> · <Ending attempt={attempt} />
                  </span>
                  {attempt.error && <bdi className={css.error}>{attempt.error}</bdi>}
                </li>
              ))}
            </ol>
          )}
          {delivery.answer && <Answer answer={delivery.answer} />}
          <Secret label={t('deliveries.request')} text={JSON.stringify(delivery.body, null, 2)} isLong />
        </div>
      )}
    </Dialog>
  );
}

/** What the receiver answered last, as it said it. */
function Answer({ answer: { status, headers, body, truncated } }: { answer: WebhookAnswer }) {
  const lines = [String(status), ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return (
    <Secret
      label={t('deliveries.lastAnswer')}
      text={[...lines, '', body ?? t('deliveries.noText')].join('\n')}
      hint={truncated ? t('deliveries.truncated') : undefined}
      isLong
    />
  );
}
