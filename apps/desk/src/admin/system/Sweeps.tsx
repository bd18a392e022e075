import { Chip } from '#ui/parts/Chip/Chip';
import type { SweepView } from '#client/core';
import { t } from '../../words/system';
import { Card } from '../frame/Card';
import { type Column, Table } from '../frame/Table';
import { When } from '../frame/When';
import { sweepInWords } from './sweep-in-words';
import css from './System.module.css';

/** What sweeps repaired within a day, and where they failed. */
export function Sweeps({ sweeps }: { sweeps: readonly SweepView[] | null }) {
  return (
    <Card title={t('sweeps')} lead={sweeps ? t('sweeps.lead') : t('unknown')}>
      {sweeps?.length === 0 && <p className={css.none}>{t('sweeps.none')}</p>}
      {sweeps && sweeps.length > 0 && <Table label={t('sweeps')} rows={sweeps} columns={COLUMNS} keyOf={({ sweep }) => sweep} />}
    </Card>
  );
}

const COLUMNS: Column<SweepView>[] = [
  {
    id: 'sweep',
    name: t('sweep'),
    cell: ({ sweep }) => {
      const { of, does } = sweepInWords(sweep);
      return (
        <span className={css.node}>
          {does} <Chip>{of}</Chip>
        </span>
      );
    },
  },
  { id: 'repaired', name: t('sweep.repaired'), isNumber: true, cell: ({ repaired }) => repaired.toLocaleString() },
  {
    id: 'failed',
    name: t('sweep.failed'),
    isNumber: true,
    cell: ({ failed }) => (failed === 0 ? '–' : <Chip tone="bad">{failed.toLocaleString()}</Chip>),
  },
  { id: 'last', name: t('sweep.last'), hide: 's', cell: ({ repairedAt, failedAt }) => <When at={latest(repairedAt, failedAt)} /> },
];

const latest = (...times: (string | null)[]): string =>
  times
    .filter((at) => at !== null)
    .sort()
    .at(-1)!;
