import { useEffect, useRef, useState } from 'react';
import { timeOfDay } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import type { WallQuarter } from '#client/core';
import { t } from '../words/wall';
import css from './Today.module.css';

const HEIGHT = 150;
const EDGE = { top: 8, end: 8, bottom: 20, start: 32 };
const LABEL_PX = 64;
/** At both sides together. */
const PADDING = 16;
const QUARTER_MS = 900_000;

/** Chats of today by the quarter of an hour in which they came: as a picture, or as the numbers. */
export function Today({ series, isStill }: { series: readonly WallQuarter[]; isStill?: boolean }) {
  const [isTable, showTable] = useState(false);
  const shown = sinceWork(series);
  return (
    <section className={css.today} aria-label={t('today.title')} tabIndex={-1}>
      <header className={css.header}>
        <h2 className={css.title}>{t('today.title')}</h2>
        <ul className={css.legend} aria-hidden>
          <li data-line="started">{t('today.started')}</li>
          <li data-line="answered">{t('today.answered')}</li>
          <li data-line="abandoned">{t('today.abandoned')}</li>
        </ul>
        {!isStill && (
          <Button kind="plain" size="s" onPress={() => showTable(!isTable)}>
            {isTable ? t('today.picture') : t('today.table')}
          </Button>
        )}
      </header>
      {isTable ? <Numbers series={shown} /> : <Picture series={shown} />}
    </section>
  );
}

/** From the quarter before the first chat on; what is before is night. */
function sinceWork(series: readonly WallQuarter[]): readonly WallQuarter[] {
  const first = series.findIndex(({ started, answered, abandoned }) => started + answered + abandoned > 0);
  return first < 0 ? series.slice(-8) : series.slice(Math.max(0, Math.min(first - 1, series.length - 8)));
}

function Picture({ series }: { series: readonly WallQuarter[] }) {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = holder.current!;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, element.clientWidth - PADDING)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const most = topOf(Math.max(...series.map(({ started, answered, abandoned }) => Math.max(started, answered, abandoned)), 1));
  const step = (width - EDGE.start - EDGE.end) / Math.max(1, series.length - 1);
  const x = (at: number): number => EDGE.start + at * step;
  const y = (count: number): number => HEIGHT - EDGE.bottom - (count / most) * (HEIGHT - EDGE.top - EDGE.bottom);
  const line = (what: 'started' | 'answered'): string =>
    series.map((quarter, at) => `${x(at).toFixed(1)},${y(quarter[what]).toFixed(1)}`).join(' ');
  const every = Math.max(1, Math.ceil(LABEL_PX / step));
  const sum = (what: 'started' | 'answered' | 'abandoned'): number => series.reduce((total, quarter) => total + quarter[what], 0);
  const sentence = t('today.sentence', { started: sum('started'), answered: sum('answered'), abandoned: sum('abandoned') });
  return (
    <div ref={holder} className={css.picture}>
      <svg width={width} height={HEIGHT} role="img" aria-label={sentence}>
        {[0, most / 2, most].map((count) => (
          <g key={count}>
            <line className={css.grid} x1={EDGE.start} x2={width - EDGE.end} y1={y(count)} y2={y(count)} />
            <text className={css.label} x={EDGE.start - 6} y={y(count) + 4} textAnchor="end">
              {count}
            </text>
          </g>
        ))}
        <polygon className={css.area} points={`${x(0)},${y(0)} ${line('started')} ${x(series.length - 1)},${y(0)}`} />
        <polyline className={css.started} points={line('started')} />
        <polyline className={css.answered} points={line('answered')} />
        {series.map(
          ({ from, abandoned }, at) =>
            abandoned > 0 && (
              <rect key={from} className={css.abandoned} x={x(at) - 5} y={y(abandoned)} width={10} height={y(0) - y(abandoned)} rx={1.5} />
            ),
        )}
        {series.map(
          ({ from }, at) =>
            at % every === 0 &&
            x(at) < width - 30 && (
              <text key={from} className={css.label} x={x(at)} y={HEIGHT - 4} textAnchor="middle">
                {timeOfDay(from)}
              </text>
            ),
        )}
      </svg>
    </div>
  );
}

/** Even, so that its half is a whole number. */
function topOf(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most));
  return [2, 4, 6, 8, 10].map((times) => times * unit).find((top) => top >= most) ?? most;
}

function Numbers({ series }: { series: readonly WallQuarter[] }) {
  return (
    <div className={css.numbers} tabIndex={0} role="region" aria-label={t('today.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('today.quarter')}</th>
            <th scope="col">{t('today.started')}</th>
            <th scope="col">{t('today.answered')}</th>
            <th scope="col">{t('today.abandoned')}</th>
          </tr>
        </thead>
        <tbody>
          {series.toReversed().map(({ from, started, answered, abandoned }) => (
            <tr key={from}>
              <th scope="row">
                {timeOfDay(from)}–{timeOfDay(new Date(Date.parse(from) + QUARTER_MS).toISOString())}
              </th>
              <td>{started}</td>
              <td>{answered}</td>
              <td>{abandoned}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
