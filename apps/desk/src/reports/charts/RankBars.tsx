import type { BehindSearch } from '../search';
import { useOpenChats } from './HeatMap';
import { useWidth } from './useWidth';
import css from './charts.module.css';

export interface Ranked {
  name: string;
  count: number;
  text: string;
  tone?: 'bad';
  to: Partial<BehindSearch>;
}

const [ROW, END] = [30, 92];

/** A few numbers beside each other, as bars that lie. */
export function RankBars({ rows, nameWidth }: { rows: readonly Ranked[]; nameWidth: number }) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const open = useOpenChats();
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const room = Math.max(0, width - nameWidth - END);
  return (
    <div ref={holder}>
      <svg width={width} height={rows.length * ROW}>
        {rows.map(({ name, count, text, tone, to }, at) => (
          <g key={name} className={css.hot} onClick={() => count > 0 && open(to)}>
            <text className={css.name} x={0} y={at * ROW + 19}>
              {name}
            </text>
            <rect className={css.bed} x={nameWidth} y={at * ROW + 9} width={room} height={12} rx={3} />
            <rect className={css.bar} data-tone={tone} x={nameWidth} y={at * ROW + 9} width={(count / most) * room} height={12} rx={3} />
            <text className={css.value} x={width} y={at * ROW + 19} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
