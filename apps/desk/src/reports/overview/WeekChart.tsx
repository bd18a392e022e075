import type { BreakdownRow, FiguresBy } from '#client/core';
import { Select } from '#ui/parts/Select/Select';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import { type Heated, HeatMap } from '../charts/HeatMap';
import { count, duration, percent } from '../figures';
import type { FormulaName } from '../formulas';
import { useReportsSearch } from '../frame/context';
import { useBreakdown } from '../frame/queries';
import { useSeen } from '../frame/useSeen';
import { type Heat, HEATS } from '../search';

/** Monday to Sunday. */
const DAYS = Array.from({ length: 7 }, (_, day) =>
  new Date(Date.UTC(2024, 0, 1 + day)).toLocaleDateString([], { weekday: 'short', timeZone: 'UTC' }),
);
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

interface Told {
  value: (row: BreakdownRow) => number | null;
  write: (value: number) => string;
  /** Short enough for a cell. */
  inCell: (value: number) => string;
  formulas: readonly FormulaName[];
  /** Whether the cell is louder the lower the value is. */
  isLowLoud?: boolean;
}

const TOLD: Record<Heat, Told> = {
  waitSeconds: {
    value: ({ waitSeconds }) => waitSeconds.p90,
    write: duration,
    inCell: (seconds) =>
      seconds < 60 ? `${Math.round(seconds)}s` : seconds < 3600 ? `${Math.round(seconds / 60)}m` : `${Math.round(seconds / 3600)}h`,
    formulas: ['waitSeconds'],
  },
  started: { value: ({ chats }) => chats.started, write: count, inCell: count, formulas: ['chats.started'] },
  serviceLevel: {
    value: ({ serviceLevel }) => serviceLevel.rate,
    write: (rate) => percent(rate),
    inCell: (rate) => `${Math.round(rate * 100)}`,
    formulas: [],
    isLowLoud: true,
  },
};

/** When are we short. */
export function WeekChart() {
  const [card, isSeen] = useSeen<HTMLElement>();
  const [{ heat = 'waitSeconds' }, change] = useReportsSearch();
  const answer = useBreakdown('hourOfWeek', isSeen);
  const formula = answer.data?.data[0]?.serviceLevel.formula;
  return (
    <ChartCard
      within={card}
      title={t('week.title')}
      isWide
      formulas={heat === 'serviceLevel' && formula ? [formula] : TOLD[heat].formulas}
      controls={
        <Select
          label={t('week.show')}
          isLabelHidden
          size="s"
          options={HEATS.map((id) => ({ id, label: t(`week.${id}`) }))}
          selected={heat}
          onChange={(next) => change({ heat: next })}
        />
      }
      answer={answer}
      chart={(by) => chartOf(by, heat)}
    />
  );
}

const nameOf = (hour: number): string => `${DAYS[Math.floor(hour / 24)]} ${hour % 24}:00`;

function chartOf({ data }: FiguresBy, heat: Heat): Chart {
  const { value, write, inCell, isLowLoud } = TOLD[heat];
  const rows = data.filter(({ chats }) => chats.started > 0);
  const values = rows.flatMap((row) => value(row) ?? []);
  const most = Math.max(...values, isLowLoud ? 0 : 0.001);
  const cells = Array.from({ length: 168 }, (): Heated | undefined => undefined);
  for (const row of rows) {
    const of = value(row);
    if (of === null) continue;
    const hour = Number(row.key);
    cells[hour] = {
      heat: isLowLoud ? 1 - of : of / most,
      text: inCell(of),
      title: t('week.cell', { hour: nameOf(hour), value: write(of), count: row.chats.started }),
      to: { metric: heat, hour },
    };
  }
  const loudest = cells.reduce((found, cell, hour) => (cell && cell.heat > (cells[found]?.heat ?? -1) ? hour : found), -1);
  return {
    sentence: t('week.sentence', { what: t(`week.${heat}`), hour: loudest < 0 ? '' : nameOf(loudest), value: cells[loudest]?.title ?? '' }),
    isEmpty: rows.length === 0,
    picture: <HeatMap days={DAYS} hours={HOURS} cells={cells} />,
    sheet: {
      columns: [t('week.hour'), ...HEATS.map((each) => t(`week.${each}`))],
      rows: rows.map((row) => {
        const hour = Number(row.key);
        const cell = (each: Heat) => {
          const of = TOLD[each].value(row);
          return { text: of === null ? '–' : TOLD[each].write(of), value: of, to: { metric: each, hour } };
        };
        return [{ text: nameOf(hour) }, ...HEATS.map(cell)];
      }),
    },
  };
}
