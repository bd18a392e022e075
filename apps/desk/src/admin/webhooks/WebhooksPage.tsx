import { Plus, Webhook } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { Empty } from '#ui/parts/Empty/Empty';
import type { WebhookView } from '#client/core';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { useList } from '../frame/useList';
import { OneWebhook } from './OneWebhook';
import { eventsIn, State } from './State';
import { useWebhookChanges } from './webhook';
import { WebhookForm } from './WebhookForm';
import css from './Webhooks.module.css';

/** Where what happens here is told to the company's own systems. */
export function WebhooksPage() {
  const [search, setSearch] = useAdminSearch();
  useWebhookChanges();
  if (search.open && search.open !== 'new') return <OneWebhook key={search.open} id={search.open} />;
  return (
    <AdminPage
      title={t('hooks.title')}
      lead={t('hooks.lead')}
      actions={
        <Button kind="primary" onPress={() => setSearch({ open: 'new' })}>
          <Plus aria-hidden /> {t('hooks.new')}
        </Button>
      }
    >
      <Webhooks />
      {search.open === 'new' && <WebhookForm onClose={() => setSearch({ open: undefined })} />}
    </AdminPage>
  );
}

function Webhooks() {
  return (
    <Listing
      label={t('hooks.title')}
      list={useList<WebhookView>('/webhooks')}
      columns={COLUMNS}
      keyOf={({ id }) => id}
      openOf={({ id }) => ({ open: id })}
      isDim={({ active }) => !active}
      empty={<Empty icon={<Webhook />} title={t('hooks.none')} text={t('hooks.noneText')} />}
    />
  );
}

const COLUMNS: Column<WebhookView>[] = [
  {
    id: 'url',
    name: t('hooks.url'),
    cell: ({ url, description }) => (
      <span className={css.address}>
        {description && <bdi className={css.name}>{description}</bdi>}
        <span className={css.url} dir="ltr">
          {url}
        </span>
      </span>
    ),
  },
  { id: 'events', name: t('hooks.eventsTitle'), hide: 's', cell: ({ events }) => eventsIn(events) },
  { id: 'state', name: t('hooks.state'), cell: (webhook) => <State webhook={webhook} /> },
  { id: 'error', name: t('hooks.lastError'), hide: 'm', isLong: true, cell: ({ lastError }) => lastError && <bdi>{lastError}</bdi> },
];
