import { duration } from '../figures';
import { useWidth } from './useWidth';
import css from './charts.module.css';

export interface Point {
  id: string;
  low: number;
  high: number;
  came: number;
}

export interface ScatterProps {
  points: readonly Point[];
  /** Names of the axes. */
  across: string;
  up: string;
}

const [HEIGHT, START, FOOT, TOP, END] = [232, 44, 34, 8, 8];

/** Each wait that was foretold, as the range that was told, against the wait that came; on the diagonal they are the same. */
export function Scatter({ points, across, up }: ScatterProps) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const most = niceTop(
    quantile(
      points.map(({ high, came }) => Math.max(high, came)),
      0.98,
    ),
  );
  const x = (seconds: number): number => START + (Math.min(seconds, most) / most) * Math.max(0, width - START - END);
  const y = (seconds: number): number => HEIGHT - FOOT - (Math.min(seconds, most) / most) * (HEIGHT - FOOT - TOP);
  const ticks = [0, most / 2, most];
  return (
    <div ref={holder}>
      <svg width={width} height={HEIGHT}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={css.grid} x1={START} x2={width - END} y1={y(tick)} y2={y(tick)} />
            <text className={css.label} x={START - 6} y={y(tick) + 4} textAnchor="end">
              {duration(tick)}
            </text>
            <text
              className={css.label}
              x={x(tick)}
              y={HEIGHT - FOOT + 14}
              textAnchor={tick === 0 ? 'start' : tick === most ? 'end' : 'middle'}
            >
              {duration(tick)}
            </text>
          </g>
        ))}
        <line className={css.mark} x1={x(0)} y1={y(0)} x2={x(most)} y2={y(most)} />
        {points.map(({ id, low, high, came }) => (
          <line
            key={id}
            className={css.foretold}
            data-missed={came < low || came > high || undefined}
            x1={x(low)}
            x2={Math.max(x(high), x(low) + 2)}
            y1={y(came)}
            y2={y(came)}
          />
        ))}
        <text className={css.label} x={width - END} y={HEIGHT - 4} textAnchor="end">
          {across} →
        </text>
        <text className={css.label} x={START + 6} y={TOP + 10}>
          ↑ {up}
        </text>
      </svg>
    </div>
  );
}

function quantile(values: number[], part: number): number {
  return values.sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0;
}

/** The next full number of minutes of which the half is easily read. */
function niceTop(seconds: number): number {
  return (
    [30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 28_800].find((top) => top >= seconds) ??
    Math.ceil(seconds / 7200) * 7200
  );
}
