import { bytes } from '#ui/format/text';
import { Chip } from '#ui/parts/Chip/Chip';
import type { NodeView } from '#client/core';
import { t } from '../../words/system';
import { Card } from '../frame/Card';
import { type Column, Table } from '../frame/Table';
import { When } from '../frame/When';
import css from './System.module.css';

const TONES = { up: 'ok', draining: 'info', silent: 'bad' } as const satisfies Record<NodeView['state'], string>;
const socketsOf = ({ sockets: { staff, customer, screen } }: NodeView): number => staff + customer + screen;

/** The processes that there are, each as it last said of itself. */
export function Nodes({ nodes }: { nodes: readonly NodeView[] | null }) {
  return (
    <Card title={t('nodes')} lead={nodes ? t('nodes.lead') : t('unknown')}>
      {nodes && (
        <Table label={t('nodes')} rows={nodes} columns={COLUMNS} keyOf={({ id }) => id} isDim={({ state }) => state === 'silent'} />
      )}
    </Card>
  );
}

const COLUMNS: Column<NodeView>[] = [
  {
    id: 'node',
    name: t('nodes.one'),
    cell: ({ host, pid }) => (
      <span dir="ltr" className={css.node}>
        <bdi>{host}</bdi> <code>{pid}</code>
      </span>
    ),
  },
  { id: 'state', name: t('node.state'), cell: ({ state }) => <Chip tone={TONES[state]}>{t(`node.${state}`)}</Chip> },
  { id: 'role', name: t('node.roles'), hide: 'm', cell: ({ role }) => t(`node.role.${role}`) },
  { id: 'load', name: t('node.load'), isNumber: true, cell: ({ load }) => `${Math.round(load * 100)} %` },
  { id: 'sockets', name: t('node.sockets'), isNumber: true, hide: 's', cell: (node) => socketsOf(node).toLocaleString() },
  { id: 'memory', name: t('node.memory'), isNumber: true, hide: 's', cell: ({ memoryBytes }) => bytes(memoryBytes) },
  { id: 'version', name: t('node.version'), hide: 'm', cell: ({ version }) => <span dir="ltr">{version}</span> },
  { id: 'since', name: t('node.since'), hide: 'm', cell: ({ startedAt }) => <When at={startedAt} /> },
];
