import type { BehindSearch } from '../search';
import { useOpenChats } from './HeatMap';
import { useWidth } from './useWidth';
import css from './charts.module.css';

export interface Bar {
  name: string;
  count: number;
  title: string;
  to: Partial<BehindSearch>;
}

export interface Mark {
  name: string;
  /** Where among the bars: 2.5 is the middle of the third. */
  at: number;
}

const [HEIGHT, TOP, FOOT] = [232, 46, 20];
const MARK = 14;

/** How many took how long, with marks where half, nine of ten and all but one of a hundred are. */
export function Histogram({ bars, marks }: { bars: readonly Bar[]; marks: readonly Mark[] }) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const open = useOpenChats();
  const step = width / bars.length;
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const y = (count: number): number => HEIGHT - FOOT - (count / most) * (HEIGHT - TOP - FOOT);
  const every = Math.ceil(34 / Math.max(1, step));
  return (
    <div ref={holder}>
      <svg width={width} height={HEIGHT}>
        <line className={css.axis} x1={0} x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
        {bars.map(({ name, count, title, to }, at) => (
          <g key={name} className={css.hot} onClick={() => count > 0 && open(to)}>
            <title>{title}</title>
            <rect
              className={css.bar}
              x={at * step + 1}
              y={y(count)}
              width={Math.max(0, step - 2)}
              height={HEIGHT - FOOT - y(count)}
              rx={2}
            />
            {at % every === 0 && (
              <text className={css.label} x={at * step + 1} y={HEIGHT - 5}>
                {name}
              </text>
            )}
          </g>
        ))}
        {marks.map(({ name, at }, line) => {
          const x = Math.min(width - 1, Math.max(1, at * step));
          const isEnd = x > width - 64;
          return (
            <g key={name}>
              <line className={css.mark} x1={x} x2={x} y1={2 + line * MARK} y2={HEIGHT - FOOT} />
              <text className={css.markName} x={isEnd ? x - 4 : x + 4} y={11 + line * MARK} textAnchor={isEnd ? 'end' : 'start'}>
                {name}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
