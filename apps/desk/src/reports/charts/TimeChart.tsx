import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Interval } from '#words';
import { t } from '../../words/reports';
import { useReport } from '../frame/context';
import { intervalName } from './interval-name';
import { colourOf, onThemeChange, type Tone } from './colours';
import { DAY, timeRange, timeSteps } from './time-range';
import { useWidth } from './useWidth';
import css from './TimeChart.module.css';

export interface Line {
  name: string;
  values: readonly (number | null)[];
  tone: Tone;
  as?: 'line' | 'dashes' | 'bars';
}

export interface TimeChartProps {
  /** Beginning of each interval. */
  from: readonly string[];
  lines: readonly Line[];
  write: (value: number | null) => string;
  /** Largest value of the scale, where it is known. */
  most?: number;
  /** By what the scale may go up: counts, unless these are durations. */
  steps?: 'counts' | 'seconds';
}

const HEIGHT = 220;
const [LABEL, GRID] = ['text-3', 'line'] as const;

/** Lines and bars over time; under the pointer the values of its interval. */
export function TimeChart({ from, lines, write, most, steps = 'counts' }: TimeChartProps) {
  const { zone, interval } = useReport();
  const [holder, width] = useWidth<HTMLDivElement>();
  const plot = useRef<uPlot>(null);
  const [at, setAt] = useState<number | null>(null);
  const key = JSON.stringify([lines.map(({ name, tone, as }) => [name, tone, as]), zone, interval, most, steps]);
  const written = useRef(write);
  written.current = write;
  const isReady = width > 0;
  useEffect(() => {
    if (!isReady) return;
    const options = optionsOf({
      lines,
      zone,
      interval,
      most,
      steps,
      width: holder.current!.clientWidth,
      write: (value) => written.current(value),
    });
    options.hooks = { setCursor: [({ cursor }) => setAt(cursor.idx ?? null)] };
    const made = new uPlot(options, dataOf(from, lines), holder.current!);
    plot.current = made;
    const stop = onThemeChange(() => made.redraw());
    // Until its font is there, a canvas draws in another one.
    void document.fonts.load('11px "Inter Variable"').then(() => plot.current === made && made.redraw());
    return () => {
      stop();
      plot.current = null;
      made.destroy();
    };
    // The data of the same lines changes without drawing all anew.
  }, [key, isReady]);
  useEffect(() => plot.current?.setData(dataOf(from, lines)), [from, lines]);
  useEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height: HEIGHT });
  }, [width]);
  const shown = at === null ? undefined : from[at];
  return (
    <div className={css.chart}>
      <ul className={css.legend}>
        {lines.map(({ name, values, tone, as }) => (
          <li key={name} data-tone={tone} data-as={as}>
            {name}
            {shown !== undefined && <b>{write(values[at!] ?? null)}</b>}
          </li>
        ))}
        <li className={css.when}>{shown === undefined ? t(`every.${interval}`) : intervalName(shown, interval, zone)}</li>
      </ul>
      <div ref={holder} className={css.plot} />
    </div>
  );
}

const dataOf = (from: readonly string[], lines: readonly Line[]): uPlot.AlignedData => [
  from.map((each) => Date.parse(each) / 1000),
  ...lines.map(({ values }) => [...values]),
];

interface Wanted {
  lines: readonly Line[];
  zone: string;
  interval: Interval;
  most: number | undefined;
  steps: 'counts' | 'seconds';
  width: number;
  write: (value: number) => string;
}

function optionsOf({ lines, zone, interval, most, steps, width, write }: Wanted): uPlot.Options {
  const tzDate = (seconds: number): Date => uPlot.tzDate(new Date(seconds * 1000), zone);
  const axis: uPlot.Axis = {
    stroke: () => colourOf(LABEL),
    font: '11px "Inter Variable", system-ui, sans-serif',
    grid: { stroke: () => colourOf(GRID), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height: HEIGHT,
    padding: [10, 18, 0, 0],
    tzDate,
    legend: { show: false },
    cursor: { drag: { setScale: false, x: false, y: false }, points: { size: 6 }, y: false },
    scales: {
      // By the data, since a single moment is told as three years.
      x: { range: ({ data: [times] }) => timeRange([...times], interval) },
      y: { range: (_, __, max) => [0, most ?? topOf(max ?? 1)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 24,
        space: 64,
        incrs: timeSteps(interval),
        values: timeLabels(tzDate),
      },
      {
        ...axis,
        size: 48,
        space: 36,
        incrs: most === undefined ? STEPS[steps] : undefined,
        values: (_, ticks) => ticks.map((tick) => write(tick)),
      },
    ],
    series: [{}, ...lines.map(seriesOf)],
  };
}

/** Numbers that are easily read: whole ones, and seconds that make whole minutes and hours. */
const STEPS = {
  counts: [1, 2, 5].flatMap((step) => Array.from({ length: 7 }, (_, power) => step * 10 ** power)).sort((a, b) => a - b),
  seconds: [1, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800],
};
const topOf = (max: number): number => Math.max(1, max * 1.08);

function seriesOf({ name, tone, as }: Line): uPlot.Series {
  const stroke = (): string => colourOf(tone);
  if (as === 'bars')
    return {
      label: name,
      stroke,
      fill: stroke,
      width: 0,
      paths: uPlot.paths.bars!({ size: [0.4, 12], align: 0 }),
      points: { show: false },
    };
  return { label: name, stroke, width: 2, dash: as === 'dashes' ? [5, 4] : undefined, spanGaps: false, points: { show: isAlone, size: 5 } };
}

/** A value between gaps would not be seen as a line. */
const isAlone: uPlot.Series.Points.Show = (plot, series) => {
  const values = plot.data[series]!;
  return values.length === 1 || values.some((value, at) => value != null && values[at - 1] == null && values[at + 1] == null);
};

const timeLabels =
  (zoned: (seconds: number) => Date): uPlot.Axis.DynamicValues =>
  (_plot, ticks, _axis, _space, step) =>
    ticks.map((tick, at) => {
      const date = zoned(tick);
      const isFirst = at === 0 || date.getDate() !== zoned(ticks[at - 1]!).getDate();
      const day = date.toLocaleDateString([], { day: 'numeric', month: 'short' });
      const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
      return step >= DAY || (isFirst && date.getHours() === 0) ? day : time;
    });
