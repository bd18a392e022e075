import { RefreshCw, Send } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { Select } from '#ui/parts/Select/Select';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { WebhookDeliveryView } from '#client/core';
import { WEBHOOK_EVENTS } from '#protocol';
import { WEBHOOK_DELIVERY_STATES } from '#words';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { Toolbar } from '../frame/Toolbar';
import { useList } from '../frame/useList';
import { When } from '../frame/When';
import { Ending, Next, TEST_EVENT, TONES } from './Attempts';
import { Delivery } from './Delivery';
import { deliveriesOf } from './webhook';

const ANY = 'any';

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
  { id: 'answer', name: t('deliveries.answer'), hide: 's', isLong: true, cell: ({ attempts }) => <Ending attempt={attempts.at(-1)} /> },
  { id: 'tries', name: t('deliveries.tries'), hide: 's', isNumber: true, cell: ({ attempts }) => attempts.length },
  { id: 'next', name: t('deliveries.next'), hide: 'm', cell: (delivery) => <Next delivery={delivery} /> },
  { id: 'made', name: t('deliveries.made'), hide: 's', cell: ({ createdAt }) => <When at={createdAt} /> },
];
