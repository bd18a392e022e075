import { useNavigate } from '@tanstack/react-router';
import { useReport } from '../frame/context';
import { type BehindSearch, readSearch } from '../search';
import { useWidth } from './useWidth';
import css from './charts.module.css';

export interface Heated {
  /** 0–1: how loud the cell is. */
  heat: number;
  text: string;
  /** Read under the pointer. */
  title: string;
  to: Partial<BehindSearch>;
}

export interface HeatMapProps {
  days: readonly string[];
  hours: readonly string[];
  /** By hour of the week from Monday, midnight; undefined where nothing was. */
  cells: readonly (Heated | undefined)[];
}

const [ROW, HEAD, NARROW] = [30, 40, 560];
/** From here on the accent is so full that white is read on it. */
const LOUD = 0.78;
/** Narrower cells have no room for their number. */
const LEGIBLE = 20;

/** The week by hours: one hue, and the number in its cell. Where there is no room for 24 columns, the days are the columns. */
export function HeatMap({ days, hours, cells }: HeatMapProps) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const open = useOpenChats();
  const isNarrow = width < NARROW;
  const [columns, rows] = isNarrow ? [days, hours] : [hours, days];
  const column = (width - HEAD) / columns.length;
  const every = Math.ceil(26 / Math.max(1, column));
  const rowHeight = isNarrow ? 24 : ROW;
  return (
    <div ref={holder}>
      <svg width={width} height={rows.length * rowHeight + 20} className={css.heat}>
        {columns.map((name, at) => (
          <text key={name} className={css.label} x={HEAD + (at + 0.5) * column} y={12} textAnchor="middle">
            {at % every === 0 ? name : ''}
          </text>
        ))}
        {rows.map((name, at) => (
          <text key={name} className={css.label} x={HEAD - 8} y={20 + (at + 0.5) * rowHeight + 4} textAnchor="end">
            {name}
          </text>
        ))}
        {cells.map((cell, hour) => {
          const [day, ofDay] = [Math.floor(hour / 24), hour % 24];
          const [x, y] = isNarrow ? [day, ofDay] : [ofDay, day];
          const place = { x: HEAD + x * column + 1, y: 20 + y * rowHeight + 1, width: Math.max(0, column - 2), height: rowHeight - 2 };
          if (!cell) return <rect key={hour} {...place} rx={3} className={css.nothing} />;
          return (
            <g key={hour} className={css.hot} onClick={() => open(cell.to)}>
              <title>{cell.title}</title>
              <rect {...place} rx={3} className={css.cell} fillOpacity={0.08 + 0.92 * cell.heat} />
              {column >= LEGIBLE && (
                <text
                  className={cell.heat > LOUD ? css.onHot : css.onCold}
                  x={place.x + place.width / 2}
                  y={place.y + place.height / 2 + 4}
                  textAnchor="middle"
                >
                  {cell.text}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** What a pointer opens; the table has the same as links. */
export function useOpenChats(): (to: Partial<BehindSearch>) => void {
  const { search } = useReport();
  const navigate = useNavigate();
  return (to) => void navigate({ to: '/reports/chats', search: readSearch({ ...search, metric: 'started', ...to }) });
}
