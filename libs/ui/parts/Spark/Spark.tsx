import css from './Spark.module.css';

export interface SparkProps {
  /** Null: nothing to draw there; the line goes on beyond it. */
  values: readonly (number | null)[];
  /** Drawn as a dotted line. */
  goal?: number | null;
  /** How many of the last are drawn. */
  shown?: number;
}

const [WIDTH, HEIGHT, EDGE] = [96, 32, 4];

/** The last values as a line, the latest as a dot; the number beside it says the same. */
export function Spark({ values, goal, shown = 24 }: SparkProps) {
  const recent = values.slice(-shown);
  const there = recent.filter((value) => value !== null);
  if (there.length < 2) return null;
  const all = typeof goal === 'number' ? [...there, goal] : there;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (at: number): number => EDGE + (at / Math.max(1, recent.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number): number => HEIGHT - EDGE - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE);
  const points = recent.flatMap((value, at) => (value === null ? [] : [[x(at), y(value)] as const]));
  const [endX, endY] = points.at(-1)!;
  return (
    <svg className={css.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {typeof goal === 'number' && <line className={css.goal} x1={EDGE} x2={WIDTH - EDGE} y1={y(goal)} y2={y(goal)} />}
      <polyline className={css.line} points={points.map((point) => point.join()).join(' ')} />
      <circle className={css.end} cx={endX} cy={endY} r={2.5} />
    </svg>
  );
}
