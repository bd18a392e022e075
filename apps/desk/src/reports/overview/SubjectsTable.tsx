import type { BreakdownRow } from '#client/core';
import { Select } from '#ui/parts/Select/Select';
import type { Priority } from '#words';
import { t as words } from '../../words';
import { t } from '../../words/reports';
import { ChartCard } from '../charts/ChartCard';
import { useReportsSearch } from '../frame/context';
import { useBreakdown } from '../frame/queries';
import { useSeenLater } from '../frame/useSeen';
import { type Subject, SUBJECTS } from '../search';
import { COLUMNS, FiguresTable, sheetOf } from './FiguresTable';

const OF_CHATS = COLUMNS.filter(({ ofAgents }) => !ofAgents);

/** What it was about: by skill, team, priority or tag. */
export function SubjectsTable() {
  const [card, isSeen] = useSeenLater<HTMLElement>();
  const [{ by = 'skill', bySort }, change] = useReportsSearch();
  return (
    <ChartCard
      within={card}
      title={t(`by.${by}`)}
      formulas={['waitSeconds', 'responseSeconds', 'handleSeconds', 'heldSeconds', 'resolutionRate', 'rating']}
      controls={
        <Select<Subject>
          label={t('by.label')}
          isLabelHidden
          size="s"
          options={SUBJECTS.map((id) => ({ id, label: t(`by.${id}`) }))}
          selected={by}
          onChange={(next) => change({ by: next })}
        />
      }
      answer={useBreakdown(by, isSeen)}
      chart={({ data, by: of }) => {
        const nameOf = ({ key, name }: BreakdownRow): string => (of === 'priority' ? words(`priority.${key as Priority}`) : (name ?? key));
        const table = { head: t(`column.${by}`), rows: data, nameOf, columns: OF_CHATS, sort: bySort };
        return {
          sentence: '',
          isEmpty: data.length === 0,
          sheet: sheetOf(table),
          table: (
            <FiguresTable
              {...table}
              label={t(`by.${by}`)}
              filterOf={({ key }) => ({ [by]: key })}
              onSort={(sort) => change({ bySort: sort })}
            />
          ),
        };
      }}
    />
  );
}
