import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Empty } from '#ui/parts/Empty/Empty';
import { serverNow } from '#ui/parts/Timer/second';
import { toasts } from '#ui/parts/Toast/toasts';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { Asking } from '../frame/Asking';
import { Facts } from '../frame/Card';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { LIST, rowsOf, useList } from '../frame/useList';
import { When } from '../frame/When';
import { type ApiKey, NewApiKey } from './NewApiKey';

/** Keys by which programs call the server, in the place of a person. */
export function ApiKeysPage() {
  const [search, setSearch] = useAdminSearch();
  const list = useList<ApiKey>('/api-keys');
  const close = (): void => setSearch({ open: undefined });
  const open = rowsOf(list).find(({ id }) => id === search.open);
  return (
    <AdminPage
      title={t('keys.title')}
      lead={t('keys.lead')}
      actions={
        <Button kind="primary" onPress={() => setSearch({ open: 'new' })}>
          <Plus aria-hidden /> {t('keys.new')}
        </Button>
      }
    >
      <Listing
        label={t('keys.title')}
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        openOf={({ id }) => ({ open: id })}
        isDim={isOver}
        empty={<Empty icon={<KeyRound />} title={t('keys.none')} text={t('keys.noneText')} />}
      />
      {search.open === 'new' && <NewApiKey onClose={close} />}
      {open && <ApiKeyDialog apiKey={open} onClose={close} />}
    </AdminPage>
  );
}

const isOver = ({ expiresAt }: ApiKey): boolean => expiresAt !== null && Date.parse(expiresAt) <= serverNow();

const COLUMNS: Column<ApiKey>[] = [
  { id: 'name', name: t('keys.name'), cell: ({ name }) => <bdi>{name}</bdi> },
  { id: 'key', name: t('keys.key'), hide: 's', cell: ({ hint }) => <code dir="ltr">sbk_…{hint}</code> },
  { id: 'role', name: t('people.role'), cell: ({ role }) => t(`role.${role}`) },
  { id: 'sockets', name: t('keys.sockets'), hide: 'm', cell: ({ sockets }) => (sockets ? t('yes') : t('no')) },
  { id: 'expires', name: t('keys.expires'), hide: 's', cell: (key) => <Expiry apiKey={key} /> },
  { id: 'used', name: t('keys.used'), hide: 'm', cell: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : t('never')) },
];

function Expiry({ apiKey }: { apiKey: ApiKey }) {
  if (apiKey.expiresAt === null) return t('never');
  return isOver(apiKey) ? <Chip tone="warn">{t('keys.over')}</Chip> : <When at={apiKey.expiresAt} />;
}

function ApiKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { client, queries } = useDesk();
  const [asks, ask] = useState(false);
  async function revoke(): Promise<void> {
    await client.rest.delete(`/api-keys/${apiKey.id}`);
    await queries.invalidateQueries({ queryKey: [LIST, '/api-keys'] });
    toasts.say(t('keys.revoked', { name: apiKey.name }));
    onClose();
  }
  return (
    <Dialog
      title={apiKey.name}
      isOpen
      onClose={onClose}
      footer={
        <Button kind="danger" onPress={() => ask(true)}>
          {t('keys.revoke')}
        </Button>
      }
    >
      <Facts
        facts={[
          [
            t('keys.key'),
            <code key="key" dir="ltr">
              sbk_…{apiKey.hint}
            </code>,
          ],
          [t('people.role'), t(`role.${apiKey.role}`)],
          [t('keys.sockets'), apiKey.sockets ? t('yes') : t('no')],
          [t('keys.expires'), <Expiry key="expires" apiKey={apiKey} />],
          [t('keys.used'), apiKey.lastUsedAt ? <When at={apiKey.lastUsedAt} /> : t('never')],
          [t('keys.made'), <When key="made" at={apiKey.createdAt} />],
        ]}
      />
      {asks && (
        <Asking
          title={t('keys.revokeName', { name: apiKey.name })}
          button={t('keys.revoke')}
          isDanger
          onDo={revoke}
          onClose={() => ask(false)}
        >
          <p>{t('keys.revokeText')}</p>
        </Asking>
      )}
    </Dialog>
  );
}
