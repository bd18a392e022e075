import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw, Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Select } from '#ui/parts/Select/Select';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { WebhookDeliveryView } from '#client/core';
import { WEBHOOK_EVENTS } from '#protocol';
import { WEBHOOK_DELIVERY_STATES, type WebhookDeliveryState } from '#words';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Card, Facts } from '../frame/Card';
import { type Column, Listing } from '../frame/Listing';
import { Secret } from '../frame/Secret';
import { useAdminSearch } from '../frame/search';
import { Toolbar } from '../frame/Toolbar';
import { useList } from '../frame/useList';
import { When } from '../frame/When';
import { deliveriesOf, type DeliveryWithBody } from './webhook';
import css from './Webhooks.module.css';

const TEST_EVENT = 'webhook.test';
const ANY = 'any';
const TONES = { pending: 'info', delivered: 'ok', failed: 'bad' } as const satisfies Record<WebhookDeliveryState, string>;

/** What a webhook was sent and is to be sent, the newest first. */
export function Deliveries({ webhookId, onChange }: { webhookId: string; onChange: () => Promise<void> }) {
  const [search, setSearch] = useAdminSearch();
  const list = useList<WebhookDeliveryView>(deliveriesOf(webhookId), { state: search.state, event: search.event });
  const events = [...WEBHOOK_EVENTS, TEST_EVENT].sort().map((id) => ({ id, label: id }));
  return (
    <Card
      title={t('deliveries.title')}
      lead={t('deliveries.lead')}
      actions={
        <Button size="s" onPress={() => void onChange()} isDisabled={list.isFetching}>
          <RefreshCw aria-hidden /> {t('deliveries.read')}
        </Button>
      }
    >
      <Toolbar>
        <Toggles
          label={t('hooks.state')}
          options={WEBHOOK_DELIVERY_STATES.map((id) => ({ id, label: t(`deliveries.${id}`) }))}
          selected={WEBHOOK_DELIVERY_STATES.filter((state) => search.state?.split(',').includes(state))}
          onChange={(states) => setSearch({ state: states.join(',') }, { replace: true })}
        />
        <Select
          label={t('deliveries.event')}
          options={[{ id: ANY, label: t('deliveries.any') }, ...events]}
          selected={search.event ?? ANY}
          onChange={(event) => setSearch({ event: event === ANY ? undefined : event }, { replace: true })}
          size="s"
        />
      </Toolbar>
      <Listing
        label={t('deliveries.title')}
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        openOf={({ id }) => ({ part: id })}
        empty={<Empty icon={<Send />} title={t('deliveries.none')} text={t('deliveries.noneText')} />}
      />
      {search.part && (
        <Delivery
          key={search.part}
          path={`${deliveriesOf(webhookId)}/${search.part}`}
          onChange={onChange}
          onClose={() => setSearch({ part: undefined })}
        />
      )}
    </Card>
  );
}

const COLUMNS: Column<WebhookDeliveryView>[] = [
  { id: 'event', name: t('deliveries.event'), cell: ({ event }) => <code dir="ltr">{event}</code> },
  { id: 'state', name: t('hooks.state'), cell: ({ state }) => <Chip tone={TONES[state]}>{t(`deliveries.${state}`)}</Chip> },
  { id: 'answer', name: t('deliveries.answer'), hide: 's', isLong: true, cell: ({ attempts }) => <Answer attempt={attempts.at(-1)} /> },
  { id: 'tries', name: t('deliveries.tries'), hide: 's', isNumber: true, cell: ({ attempts }) => attempts.length },
  { id: 'next', name: t('deliveries.next'), hide: 'm', cell: (delivery) => <Next delivery={delivery} /> },
  { id: 'made', name: t('deliveries.made'), hide: 's', cell: ({ createdAt }) => <When at={createdAt} /> },
];

function Next({ delivery: { state, nextAttemptAt } }: { delivery: WebhookDeliveryView }) {
  if (state !== 'pending') return '–';
  return nextAttemptAt === null ? t('deliveries.atOnce') : <When at={nextAttemptAt} />;
}

function Answer({ attempt }: { attempt: WebhookDeliveryView['attempts'][number] | undefined }) {
  if (!attempt) return '–';
  return (
    <span className={css.answer}>
      {attempt.status !== null && <b>{attempt.status}</b>} {attempt.status === null && attempt.error && <bdi>{attempt.error}</bdi>}{' '}
      <span className={css.meta}>{t('deliveries.ms', { ms: attempt.durationMs })}</span>
    </span>
  );
}

/** One delivery: what is sent, and how each attempt ended. */
function Delivery({ path, onChange, onClose }: { path: string; onChange: () => Promise<void>; onClose: () => void }) {
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
                    <When at={attempt.at} /> · <Answer attempt={attempt} />
                  </span>
                  {attempt.error && <bdi className={css.error}>{attempt.error}</bdi>}
                </li>
              ))}
            </ol>
          )}
          <Secret label={t('deliveries.request')} text={JSON.stringify(delivery.body, null, 2)} isLong />
        </div>
      )}
    </Dialog>
  );
}
