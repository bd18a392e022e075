import { t } from '../../words/reports';
import { ChartCard } from '../charts/ChartCard';
import { useReportsSearch } from '../frame/context';
import { useBreakdown } from '../frame/queries';
import { useSeenLater } from '../frame/useSeen';
import { COLUMNS, FiguresTable, sheetOf } from './FiguresTable';

/** Who carries what. */
export function AgentsTable() {
  const [card, isSeen] = useSeenLater<HTMLElement>();
  const [{ agentSort }, change] = useReportsSearch();
  return (
    <ChartCard
      within={card}
      title={t('agents.title')}
      formulas={['responseSeconds', 'handleSeconds', 'heldSeconds', 'resolutionRate', 'occupancy', 'rating']}
      note={t('agents.note')}
      answer={useBreakdown('agent', isSeen)}
      chart={({ data }) => {
        const nameOf = ({ name, key }: { name?: string; key: string }): string => name || key;
        const table = { head: t('column.agent'), rows: data, nameOf, columns: COLUMNS, sort: agentSort };
        return {
          sentence: '',
          isEmpty: data.length === 0,
          sheet: sheetOf(table),
          table: (
            <FiguresTable
              {...table}
              label={t('agents.title')}
              filterOf={({ key }) => ({ agent: key })}
              onSort={(sort) => change({ agentSort: sort })}
            />
          ),
        };
      }}
    />
  );
}
