import { Ban, Plus } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { Empty } from '#ui/parts/Empty/Empty';
import { toasts } from '#ui/parts/Toast/toasts';
import type { AddressBlockView } from '#client/core';
import { useDesk } from '../../live/context';
import { t as admin } from '../../words/admin';
import { t } from '../../words/blocks';
import { AdminPage } from '../frame/AdminPage';
import { Asking } from '../frame/Asking';
import { Facts } from '../frame/Card';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { LIST, rowsOf, useList } from '../frame/useList';
import { When } from '../frame/When';
import { NewBlock } from './NewBlock';

/** Addresses from which nobody may write to us. */
export function BlocksPage() {
  const [search, setSearch] = useAdminSearch();
  const list = useList<AddressBlockView>('/blocks');
  const close = (): void => setSearch({ open: undefined });
  const open = rowsOf(list).find(({ id }) => id === search.open);
  return (
    <AdminPage
      title={admin('blocks.title')}
      lead={t('lead')}
      actions={
        <Button kind="primary" onPress={() => setSearch({ open: 'new' })}>
          <Plus aria-hidden /> {t('add')}
        </Button>
      }
    >
      <Listing
        label={admin('blocks.title')}
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        openOf={({ id }) => ({ open: id })}
        empty={<Empty icon={<Ban />} title={t('none')} text={t('noneText')} />}
      />
      {search.open === 'new' && <NewBlock onClose={close} />}
      {open && <Lifting block={open} onClose={close} />}
    </AdminPage>
  );
}

const COLUMNS: Column<AddressBlockView>[] = [
  { id: 'address', name: t('address'), cell: ({ address }) => <code dir="ltr">{address}</code> },
  { id: 'until', name: t('until'), cell: ({ until }) => <When at={until} /> },
  { id: 'reason', name: t('reason'), hide: 's', isLong: true, cell: ({ reason }) => <bdi>{reason ?? '–'}</bdi> },
  { id: 'by', name: t('by'), hide: 'm', cell: ({ createdBy }) => <bdi>{createdBy.name}</bdi> },
];

function Lifting({ block, onClose }: { block: AddressBlockView; onClose: () => void }) {
  const { client, queries } = useDesk();
  const { address } = block;
  async function lift(): Promise<void> {
    await client.rest.delete(`/blocks/${block.id}`);
    await queries.invalidateQueries({ queryKey: [LIST, '/blocks'] });
    toasts.say(t('lifted', { address }));
  }
  return (
    <Asking title={t('liftName', { address })} button={t('lift')} onDo={lift} onClose={onClose}>
      <p>{t('liftText')}</p>
      <Facts
        facts={[
          [t('until'), <When key="until" at={block.until} />],
          [t('reason'), block.reason ?? '–'],
          [t('by'), block.createdBy.name],
        ]}
      />
    </Asking>
  );
}
