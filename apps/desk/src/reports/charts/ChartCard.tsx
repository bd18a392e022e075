import { Download } from 'lucide-react';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Menu } from '#ui/parts/Menu/Menu';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { saveAs } from '../../admin/frame/save-as';
import { messageOf } from '../../shell/problems';
import type { Sort } from '../../wall/search';
import { t } from '../../words/reports';
import { useReport } from '../frame/context';
import { Formula } from '../frame/Formula';
import type { Answered } from '../frame/queries';
import type { FormulaName } from '../formulas';
import { asPng } from './picture';
import { asCsv, type Sheet, sortedSheet } from './sheet';
import { SheetTable } from './SheetTable';
import { tableAsPng } from './table-picture';
import css from './ChartCard.module.css';

export interface Chart {
  /** What the picture says, for those who do not see it. */
  sentence: string;
  sheet: Sheet;
  picture?: ReactNode;
  /** What is said before the table. */
  facts?: ReactNode;
  /** What is shown where there is no picture, or instead of the table of numbers. */
  table?: ReactNode;
  /** Nothing happened that it could show. */
  isEmpty?: boolean;
}

export interface ChartCardProps<T> {
  title: string;
  /** Takes the width of two where there is room. */
  isWide?: boolean;
  formulas?: readonly FormulaName[];
  note?: string;
  /** What the chart can be changed by. */
  controls?: ReactNode;
  answer: Answered<T>;
  chart: (data: T) => Chart;
  within?: RefObject<HTMLElement | null>;
}

/** A question and its answer: as a picture, as a table, as CSV and as PNG. */
export function ChartCard<T>({ title, isWide, formulas, note, controls, answer, chart, within }: ChartCardProps<T>) {
  const [isTable, showTable] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [sort, setSort] = useState<Sort>();
  const told = answer.data === undefined ? undefined : chart(answer.data);
  const drawn = told && sort ? { ...told, sheet: sortedSheet(told.sheet, sort) } : told;
  const hasPicture = drawn?.picture !== undefined && !drawn.isEmpty;
  return (
    <section
      ref={within}
      className={css.card}
      aria-label={title}
      tabIndex={-1}
      data-wide={isWide || undefined}
      aria-busy={answer.isFetching}
    >
      <header className={css.header}>
        <h2 ref={heading} className={css.title}>
          {title}
        </h2>
        {formulas && <Formula title={title} of={formulas} note={note} />}
        <div className={css.controls}>
          {controls}
          {hasPicture && (
            <Button kind="plain" size="s" onPress={() => showTable(!isTable)} aria-pressed={isTable}>
              {isTable ? t('chart.picture') : t('chart.table')}
            </Button>
          )}
          {drawn && !drawn.isEmpty && (
            <Export title={title} chart={drawn} styled={heading} holder={hasPicture && !isTable ? holder : undefined} />
          )}
        </div>
      </header>
      {answer.isPending && <Skeleton lines={6} label={t('loading', { title })} />}
      {answer.isError && <ErrorState title={t('error.title')} text={messageOf(answer.error)} onRetry={() => void answer.refetch()} />}
      {drawn?.isEmpty && <p className={css.empty}>{t('chart.empty')}</p>}
      {drawn &&
        !drawn.isEmpty &&
        (isTable || !drawn.picture ? (
          <>
            {drawn.facts}
            {drawn.table ?? <SheetTable label={title} sheet={drawn.sheet} sort={sort} onSort={setSort} />}
          </>
        ) : (
          <div ref={holder} className={css.picture} role="img" aria-label={drawn.sentence}>
            {drawn.picture}
          </div>
        ))}
    </section>
  );
}

interface ExportProps {
  title: string;
  chart: Chart;
  /** Whose colours and letters a picture of the table gets. */
  styled: RefObject<HTMLElement | null>;
  /** What is drawn; without it the table is shown. */
  holder: RefObject<HTMLElement | null> | undefined;
}

function Export({ title, chart, styled, holder }: ExportProps) {
  const name = useFileName(title);
  const save = async (): Promise<void> => {
    try {
      const png = holder
        ? asPng({ title, sentence: chart.sentence, holder: holder.current! })
        : tableAsPng({ title, sheet: chart.sheet, styled: styled.current! });
      saveAs(`${name}.png`, await png, 'image/png');
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    }
  };
  return (
    <Menu
      label={t('chart.export', { title })}
      groups={[
        {
          entries: [
            { id: 'csv', label: t('chart.csv'), onAction: () => saveAs(`${name}.csv`, asCsv(chart.sheet), 'text/csv') },
            { id: 'png', label: t('chart.png'), onAction: () => void save() },
          ],
        },
      ]}
      trigger={
        <IconButton label={t('chart.export', { title })} size="s">
          <Download />
        </IconButton>
      }
    />
  );
}

/** Says what it is of, so that two are not taken for each other: `service-level-2026-11-01-2026-11-30`. */
export function useFileName(title: string): string {
  const { days } = useReport();
  return `${title.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}-${[...new Set(days)].join('-')}`;
}
