import {
  type CSSProperties,
  type HTMLAttributes,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { SortButton } from '#ui/parts/SortButton/SortButton';
import { useHeld } from '../inbox/useHeld';
import { directionOf, type Sort } from './search';
import css from './LiveTable.module.css';

export interface Column {
  id: string;
  title: string;
  /** As in `grid-template-columns`. */
  width: string;
  isAtEnd?: boolean;
  /** Left out where there is little room. */
  isWide?: boolean;
  /** Has no title that is seen, and no order. */
  isPlain?: boolean;
}

export interface LiveTableProps {
  label: string;
  columns: readonly Column[];
  ids: readonly string[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** Draws what stands in a row, a cell for each column; called only for what is in sight. */
  cells: (id: string) => ReactNode[];
  /** What else a row can do, e.g. be dragged. */
  rowProps?: (id: string) => HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>;
  onOpen: (id: string) => void;
}

const ROW = 44;
const HEAD = 32;
const BESIDE = 4;
const PAGE = 10;

/**
 * Grid of rows of one height, of which it draws those in sight: what a change costs does not depend on how many rows there are. Rows keep their
 * place while somebody points at them, and the focus stays with its row wherever that goes.
 */
export function LiveTable({ label, columns, ids, sort, onSort, cells, rowProps, onOpen }: LiveTableProps) {
  const { shown, holding } = useHeld(useEntries(ids));
  const scroller = useRef<HTMLDivElement>(null);
  const [{ first, count }, setView] = useState({ first: 0, count: 20 });
  const [active, activate] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  useEffect(() => {
    const element = scroller.current!;
    const look = (): void => setView(viewOf(element));
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)?.focus({ preventScroll: true });
  });
  const from = Math.max(0, Math.min(first, shown.length - count) - BESIDE);
  const drawn = shown.slice(from, first + count + BESIDE).map(({ id }, at) => ({ id, at: from + at }));
  const activeAt = shown.findIndex(({ id }) => id === active);
  if (activeAt >= 0 && !drawn.some(({ id }) => id === active)) drawn.push({ id: active!, at: activeAt });
  const tabStop = activeAt >= 0 ? active : drawn[0]?.id;

  function go(to: number): void {
    const next = shown[Math.max(0, Math.min(shown.length - 1, to))];
    if (!next) return;
    const [top, element] = [shown.indexOf(next) * ROW, scroller.current!];
    const room = element.clientHeight - HEAD - ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room) element.scrollTop = top - room;
    wantsFocus.current = true;
    activate(next.id);
    setView(viewOf(element));
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    const at = shown.findIndex(({ id }) => id === (event.target as HTMLElement).dataset.row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1, PageDown: at + PAGE, PageUp: at - PAGE }[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to !== undefined) go(to);
    else onOpen(shown[at]!.id);
  }
  return (
    <div
      ref={scroller}
      className={css.table}
      role="grid"
      aria-label={label}
      aria-rowcount={shown.length + 1}
      style={templatesOf(columns)}
      onScroll={({ currentTarget }) => setView(viewOf(currentTarget))}
      onKeyDown={onKeyDown}
      {...holding}
    >
      <div role="rowgroup" className={css.head}>
        <div role="row" aria-rowindex={1} className={css.row}>
          {columns.map((column) => (
            <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css.body} style={{ blockSize: shown.length * ROW }}>
        {drawn.map(({ id, at }) => (
          <Row
            key={id}
            id={id}
            at={at}
            columns={columns}
            isTabStop={id === tabStop}
            cells={cells}
            rowProps={rowProps}
            onOpen={onOpen}
            onFocus={activate}
          />
        ))}
      </div>
    </div>
  );
}

const viewOf = ({ scrollTop, clientHeight }: HTMLElement): { first: number; count: number } => ({
  first: Math.floor(scrollTop / ROW),
  count: Math.ceil(clientHeight / ROW) + 1,
});

function templatesOf(columns: readonly Column[]): CSSProperties {
  const narrow = columns.filter(({ isWide }) => !isWide);
  const template = (some: readonly Column[]): string => some.map(({ width }) => width).join(' ');
  return { '--columns': template(columns), '--narrow': template(narrow) } as CSSProperties;
}

/** The same entries as long as the ids are. */
function useEntries(ids: readonly string[]): readonly { id: string }[] {
  const last = useRef<{ ids: readonly string[]; entries: readonly { id: string }[] }>({ ids: [], entries: [] });
  if (last.current.ids !== ids) last.current = { ids, entries: ids.map((id) => ({ id })) };
  return last.current.entries;
}

function Heading({ column, sort, onSort }: { column: Column; sort: Sort; onSort: (sort: Sort) => void }) {
  const { id, title, isAtEnd, isWide, isPlain } = column;
  const direction = directionOf(sort, id);
  const place = { 'data-end': isAtEnd || undefined, 'data-wide': isWide || undefined };
  if (isPlain)
    return (
      <div role="columnheader" className={css.cell} {...place}>
        <span className="sr-only">{title}</span>
      </div>
    );
  return (
    <div role="columnheader" className={css.cell} aria-sort={direction ?? 'none'} {...place}>
      <SortButton name={title} direction={direction} onPress={() => onSort({ column: id, isDescending: direction === 'ascending' })} />
    </div>
  );
}

interface RowProps extends Pick<LiveTableProps, 'columns' | 'cells' | 'rowProps' | 'onOpen'> {
  id: string;
  at: number;
  isTabStop: boolean;
  onFocus: (id: string) => void;
}

const Row = memo(function Row({ id, at, columns, isTabStop, cells, rowProps, onOpen, onFocus }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={css.row}
      data-row={id}
      tabIndex={isTabStop ? 0 : -1}
      style={{ insetBlockStart: at * ROW }}
      onFocus={() => onFocus(id)}
      onClick={({ target }) => (target as HTMLElement).closest('button, a') === null && onOpen(id)}
      {...rowProps?.(id)}
    >
      {cells(id).map((cell, place) => {
        const { id: column, isAtEnd, isWide } = columns[place]!;
        return (
          <div key={column} role="gridcell" className={css.cell} data-end={isAtEnd || undefined} data-wide={isWide || undefined}>
            {cell}
          </div>
        );
      })}
    </div>
  );
});
